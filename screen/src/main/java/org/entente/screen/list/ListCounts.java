package org.entente.screen.list;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.screen.Identifier;
import org.entente.screen.Name;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;

/// Counts what is in an issue, so that drift and cut-off files are seen.
final class ListCounts {
  private ListCounts() {}

  static SortedMap<String, Integer> of(List<Target> targets) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    counts.put("targets", targets.size());
    for (Target target : targets) {
      counts.merge(target.kind().text(), 1, Integer::sum);
      counts.merge("names", target.names().size(), Integer::sum);
      add(counts, "weak names", target.names().stream().filter(Name::weak).count());
      add(counts, "wallets", target.wallets().size());
      add(counts, "addresses", target.addresses().size());
      add(counts, "passports", target.identifiers(Identifier.Kind.PASSPORT).size());
      add(counts, "with birth date", target.births().isEmpty() ? 0 : 1);
      add(counts, "with since", target.since() == null ? 0 : 1);
      add(counts, "delisted", target.until() == null ? 0 : 1);
    }
    return counts;
  }

  private static void add(SortedMap<String, Integer> counts, String what, long count) {
    if (count > 0) {
      counts.merge(what, (int) count, Integer::sum);
    }
  }

  /// How many of those that can have the field have it, in per cent; 100 where none can.
  static int fillPercent(List<Target> targets, String field) {
    int able = 0;
    int filled = 0;
    for (Target target : targets) {
      boolean can =
          switch (field) {
            case "birth" -> target.kind() == TargetKind.PERSON;
            case "imo" -> target.kind() == TargetKind.VESSEL;
            default -> true;
          };
      boolean has =
          switch (field) {
            case "birth" -> !target.births().isEmpty();
            case "imo" -> !target.identifiers(Identifier.Kind.IMO_SHIP).isEmpty();
            case "alias" -> target.names().size() > 1;
            case "since" -> target.since() != null;
            case "country" -> !target.countries().isEmpty();
            case "programme" -> !target.programmes().isEmpty();
            default -> throw new IllegalArgumentException("no fill rate for " + field);
          };
      able += can ? 1 : 0;
      filled += can && has ? 1 : 0;
    }
    return able == 0 ? 100 : (int) (100L * filled / able);
  }
}

package org.entente.screen.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.Target;

/// What one issue of a list changed against the one before. Only these targets need to be
/// screened against stored customers again.
///
/// @param before the hash of the earlier issue
public record ListDiff(
    String before, List<Target> added, List<Change> changed, List<Target> removed) {
  public ListDiff {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /// A target that stands on both issues, with the names of the fields that differ.
  public record Change(Target before, Target now, List<String> fields) {
    public Change {
      fields = List.copyOf(fields);
    }
  }

  static ListDiff between(String hash, List<Target> before, List<Target> now) {
    Map<String, Target> old = new LinkedHashMap<>();
    before.forEach(target -> old.put(target.reference(), target));
    List<Target> added = new ArrayList<>();
    List<Change> changed = new ArrayList<>();
    for (Target target : now) {
      Target had = old.remove(target.reference());
      if (had == null) {
        added.add(target);
      } else {
        List<String> fields = differing(had, target);
        if (!fields.isEmpty()) {
          changed.add(new Change(had, target, fields));
        }
      }
    }
    return new ListDiff(hash, added, changed, List.copyOf(old.values()));
  }

  /// Rows aren't compared: their line numbers change with every issue.
  private static List<String> differing(Target a, Target b) {
    List<String> fields = new ArrayList<>();
    differs(fields, "type", a.kind(), b.kind());
    differs(fields, "names", a.names(), b.names());
    differs(fields, "birth dates", a.births(), b.births());
    differs(fields, "sex", String.valueOf(a.sex()), String.valueOf(b.sex()));
    differs(fields, "countries", a.countries(), b.countries());
    differs(fields, "numbers", a.identifiers(), b.identifiers());
    differs(fields, "wallets", a.wallets(), b.wallets());
    differs(fields, "addresses", a.addresses(), b.addresses());
    differs(fields, "programmes", a.programmes(), b.programmes());
    differs(fields, "law", a.law(), b.law());
    differs(fields, "since", String.valueOf(a.since()), String.valueOf(b.since()));
    differs(fields, "until", String.valueOf(a.until()), String.valueOf(b.until()));
    differs(fields, "ship", String.valueOf(a.hull()), String.valueOf(b.hull()));
    differs(fields, "relations", a.relations(), b.relations());
    differs(fields, "remarks", a.remarks(), b.remarks());
    return fields;
  }

  private static void differs(List<String> fields, String field, Object a, Object b) {
    if (!a.equals(b)) {
      fields.add(field);
    }
  }
}

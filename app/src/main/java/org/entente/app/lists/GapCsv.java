package org.entente.app.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.entente.base.message.Language;
import org.entente.screen.merge.Entity;
import org.entente.screen.merge.GapTable;

/// The gap table as CSV (RFC 4180): the target in three scripts, then three columns a partner.
final class GapCsv {
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

  private GapCsv() {}

  static String heading(Collection<String> partners) {
    List<String> cells = new ArrayList<>(List.of("id", "type", "name", "name_ko", "name_ja"));
    cells.add("countries");
    for (String partner : partners) {
      cells.addAll(List.of(partner, partner + "_since", partner + "_references"));
    }
    cells.add("joined_by");
    return line(cells);
  }

  static String row(GapTable.Gap gap, Collection<String> partners) {
    Entity entity = gap.entity();
    List<String> cells = new ArrayList<>(List.of(entity.id(), entity.kind().text()));
    for (Language language : Language.values()) {
      cells.add(entity.nameIn(ReaderScripts.of(language)));
    }
    cells.add(String.join(" ", GapTable.countries(entity)));
    for (GapTable.Standing standing : GapTable.standings(gap, partners)) {
      cells.add(standing.listed().name().toLowerCase(Locale.ROOT));
      cells.add(standing.since() == null ? "" : standing.since().toString());
      cells.add(String.join("; ", standing.references()));
    }
    cells.add(
        String.join("; ", entity.joins().stream().map(j -> j.rule().code()).distinct().toList()));
    return line(cells);
  }

  private static String line(List<String> cells) {
    return String.join(",", cells.stream().map(GapCsv::quoted).toList());
  }

  private static String quoted(String cell) {
    return QUOTED.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }
}

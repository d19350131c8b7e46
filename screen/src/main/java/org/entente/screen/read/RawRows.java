package org.entente.screen.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.screen.RawRow;

/// Makes the raw row that a target keeps.
public final class RawRows {
  private RawRows() {}

  /// Every text and attribute of an element, by its path below it.
  public static RawRow of(ListFile file, XmlElement element) {
    List<RawRow.Cell> cells = new ArrayList<>();
    add(cells, "", element);
    return new RawRow(file.name(), "line " + element.line(), cells);
  }

  private static void add(List<RawRow.Cell> cells, String path, XmlElement element) {
    element.attributes().entrySet().stream()
        .filter(e -> !e.getValue().isBlank())
        .sorted(Map.Entry.comparingByKey())
        .forEach(e -> cells.add(new RawRow.Cell(path + "@" + e.getKey(), e.getValue().strip())));
    if (element.children().isEmpty() && !element.text().isBlank()) {
      cells.add(new RawRow.Cell(path, element.trimmed()));
    }
    for (XmlElement child : element.children()) {
      add(cells, path.isEmpty() ? child.name() : path + "/" + child.name(), child);
    }
  }

  /// The cells that aren't empty, under their headings.
  public static RawRow of(ListFile file, int line, List<String> headings, List<String> cells) {
    return of(file, "line " + line, headings, cells);
  }

  /// `place` for what has no lines: `table 2, row 5`.
  public static RawRow of(ListFile file, String place, List<String> headings, List<String> cells) {
    List<RawRow.Cell> kept = new ArrayList<>();
    for (int i = 0; i < Math.min(headings.size(), cells.size()); i++) {
      if (!cells.get(i).isBlank()) {
        kept.add(new RawRow.Cell(headings.get(i), cells.get(i).strip()));
      }
    }
    return new RawRow(file.name(), place, kept);
  }
}

package org.entente.base.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows in columns for a person's eye: two spaces between, numbers flush right.
public final class TextTable {
  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<String>> rows = new ArrayList<>();

  private record Column(String heading, boolean isNumber) {}

  private TextTable(List<Column> columns) {
    this.columns = columns;
  }

  public static TextTable empty() {
    return new TextTable(new ArrayList<>());
  }

  public TextTable text(String heading) {
    columns.add(new Column(heading, false));
    return this;
  }

  public TextTable number(String heading) {
    columns.add(new Column(heading, true));
    return this;
  }

  /// As many cells as there are columns.
  public void row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          columns.size() + " columns, but a row of " + cells.length + " cells");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
  }

  /// Rows, the heading not counted.
  public int size() {
    return rows.size();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  public List<String> lines() {
    int[] widths =
        IntStream.range(0, columns.size())
            .map(
                c ->
                    Math.max(
                        width(columns.get(c).heading()),
                        rows.stream().mapToInt(row -> width(row.get(c))).max().orElse(0)))
            .toArray();
    List<String> lines = new ArrayList<>();
    lines.add(line(columns.stream().map(Column::heading).toList(), widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.size(); c++) {
      String padding = " ".repeat(widths[c] - width(cells.get(c)));
      boolean isNumber = columns.get(c).isNumber();
      line.append(c == 0 ? "" : GAP)
          .append(isNumber ? padding : "")
          .append(cells.get(c))
          .append(isNumber ? "" : padding);
    }
    return line.toString().stripTrailing();
  }

  /// Places on a terminal: Korean and Japanese characters take two.
  public static int width(String text) {
    return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
  }

  /// The wide ranges of Unicode's East Asian Width that our languages use.
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115f)
        || (c >= 0x2e80 && c <= 0xa4cf)
        || (c >= 0xac00 && c <= 0xd7a3)
        || (c >= 0xf900 && c <= 0xfaff)
        || (c >= 0xfe30 && c <= 0xfe6f)
        || (c >= 0xff00 && c <= 0xff60)
        || (c >= 0xffe0 && c <= 0xffe6);
  }
}

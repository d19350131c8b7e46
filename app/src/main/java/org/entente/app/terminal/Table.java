package org.entente.app.terminal;

import java.util.List;
import org.entente.base.message.TextTable;

/// A [TextTable] for the terminal.
public final class Table {
  private final TextTable table;

  private Table(TextTable table) {
    this.table = table;
  }

  public static Table empty() {
    return new Table(TextTable.empty());
  }

  public Table text(String heading) {
    table.text(heading);
    return this;
  }

  public Table number(String heading) {
    table.number(heading);
    return this;
  }

  /// As many cells as there are columns.
  public void row(Object... cells) {
    table.row(cells);
  }

  /// Rows, the heading not counted.
  public int size() {
    return table.size();
  }

  public boolean isEmpty() {
    return table.isEmpty();
  }

  public void print(Terminal terminal) {
    lines().forEach(terminal.out()::println);
  }

  List<String> lines() {
    return table.lines();
  }

  /// Places on a terminal: Korean and Japanese characters take two.
  static int width(String text) {
    return TextTable.width(text);
  }
}

package org.entente.screen.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BadInput;

/// Puts cells where they stand and fills what they span.
final class TableGrid {
  static final int MAX_COLUMNS = 256;
  private static final int MAX_ROWS = 1 << 20;
  private static final int MAX_CELLS = 2_000_000;

  private final String source;
  private final String place;
  private final List<String[]> rows = new ArrayList<>();
  private int columns;
  private int cells;

  TableGrid(String source, String place) {
    this.source = source;
    this.place = place;
  }

  void put(int row, int column, String text) {
    put(row, column, 1, 1, text);
  }

  void put(int row, int column, int rowSpan, int columnSpan, String text) {
    int lastRow = row + Math.max(1, rowSpan) - 1;
    int lastColumn = column + Math.max(1, columnSpan) - 1;
    if (row < 0 || column < 0 || lastRow >= MAX_ROWS || lastColumn >= MAX_COLUMNS) {
      throw tooLarge("a cell stands outside any table, at row " + row + ", column " + column);
    }
    for (int r = row; r <= lastRow; r++) {
      for (int c = column; c <= lastColumn; c++) {
        set(r, c, text);
      }
    }
  }

  private void set(int row, int column, String text) {
    while (rows.size() <= row) {
      rows.add(new String[0]);
    }
    String[] cellsOfRow = rows.get(row);
    if (cellsOfRow.length <= column) {
      cells += column + 1 - cellsOfRow.length;
      if (cells > MAX_CELLS) {
        throw tooLarge("more than " + MAX_CELLS + " cells");
      }
      cellsOfRow = Arrays.copyOf(cellsOfRow, column + 1);
      rows.set(row, cellsOfRow);
    }
    cellsOfRow[column] = text;
    columns = Math.max(columns, column + 1);
  }

  private BadInput tooLarge(String reason) {
    return new BadInput(source, place, reason, "This is no list; check where it comes from");
  }

  /// Empty where no cell was put.
  String get(int row, int column) {
    String[] found = row < rows.size() ? rows.get(row) : new String[0];
    return column < found.length && found[column] != null ? found[column] : "";
  }

  DocumentTable table() {
    List<List<String>> complete = new ArrayList<>(rows.size());
    for (int row = 0; row < rows.size(); row++) {
      List<String> line = new ArrayList<>(columns);
      for (int column = 0; column < columns; column++) {
        line.add(get(row, column));
      }
      complete.add(line);
    }
    return new DocumentTable(place, complete);
  }
}

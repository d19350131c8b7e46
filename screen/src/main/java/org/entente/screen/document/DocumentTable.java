package org.entente.screen.document;

import java.util.List;

/// A table of a document. A cell that spans several columns or rows stands in each of them, so
/// that every row is complete by itself.
///
/// @param place where it stands, for errors: `table 2`, `sheet 독자제재`, `page 3`
/// @param rows from the top; all are of one length
public record DocumentTable(String place, List<List<String>> rows) {
  public DocumentTable {
    rows = List.copyOf(rows);
  }

  public int columns() {
    return rows.isEmpty() ? 0 : rows.getFirst().size();
  }

  /// `table 2, row 5`, counted from one.
  public String place(int row) {
    return place + ", row " + (row + 1);
  }
}

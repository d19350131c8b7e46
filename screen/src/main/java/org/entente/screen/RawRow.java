package org.entente.screen;

import java.util.List;

/// The row, element or record of a list from which a target was made, kept so that a result can
/// be followed back to what was published.
///
/// @param place `line 4711` or `record 12`
/// @param cells in the list's order; empty ones are left out
public record RawRow(String file, String place, List<Cell> cells) {
  public RawRow {
    cells = PackedCells.of(cells);
  }

  /// A column or element with its text.
  public record Cell(String field, String text) {}
}

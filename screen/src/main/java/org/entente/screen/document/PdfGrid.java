package org.entente.screen.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.screen.document.PdfRulings.Rule;

/// A ruled table of a page. Where a line between two slots is missing, they are one cell.
final class PdfGrid {
  private final List<Rule> levels;
  private final List<Rule> uprights;

  /// Edges of columns from the left, of rows from the top.
  private final double[] xs;
  private final double[] ys;

  PdfGrid(List<Rule> levels, List<Rule> uprights) {
    this.levels = List.copyOf(levels);
    this.uprights = List.copyOf(uprights);
    xs = edges(uprights);
    double[] up = edges(levels);
    ys = new double[up.length];
    for (int i = 0; i < up.length; i++) {
      ys[i] = up[up.length - 1 - i];
    }
  }

  private static double[] edges(List<Rule> rules) {
    double[] all = rules.stream().mapToDouble(Rule::across).sorted().toArray();
    int count = 0;
    for (double edge : all) {
      if (count == 0 || edge - all[count - 1] > PdfRulings.NEAR) {
        all[count++] = edge;
      }
    }
    return Arrays.copyOf(all, count);
  }

  double top() {
    return ys[0];
  }

  boolean encloses(PdfGlyph glyph) {
    return glyph.middleX() > xs[0]
        && glyph.middleX() < xs[xs.length - 1]
        && glyph.middleY() < ys[0]
        && glyph.middleY() > ys[ys.length - 1];
  }

  DocumentTable table(String source, String place, List<PdfGlyph> glyphs) {
    int columns = xs.length - 1;
    int rows = ys.length - 1;
    int[] cell = cells(rows, columns);
    List<List<PdfGlyph>> inCell = new ArrayList<>(rows * columns);
    for (int i = 0; i < rows * columns; i++) {
      inCell.add(new ArrayList<>(0));
    }
    for (PdfGlyph glyph : glyphs) {
      int column = slot(glyph.middleX(), true);
      int row = slot(glyph.middleY(), false);
      inCell.get(root(cell, row * columns + column)).add(glyph);
    }
    TableGrid grid = new TableGrid(source, place);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        List<PdfGlyph> text = inCell.get(root(cell, row * columns + column));
        grid.put(row, column, PdfGlyph.text(text).strip());
      }
    }
    return grid.table();
  }

  private int slot(double at, boolean across) {
    double[] edges = across ? xs : ys;
    int slot = 0;
    while (slot < edges.length - 2 && (across ? at > edges[slot + 1] : at < edges[slot + 1])) {
      slot++;
    }
    return slot;
  }

  /// For each slot, a slot of the same cell, in the end its root.
  private int[] cells(int rows, int columns) {
    int[] cell = new int[rows * columns];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = i;
    }
    for (int row = 0; row < rows; row++) {
      double y = (ys[row] + ys[row + 1]) / 2;
      for (int column = 0; column < columns; column++) {
        double x = (xs[column] + xs[column + 1]) / 2;
        if (column + 1 < columns && !isRuled(uprights, xs[column + 1], y)) {
          join(cell, row * columns + column, row * columns + column + 1);
        }
        if (row + 1 < rows && !isRuled(levels, ys[row + 1], x)) {
          join(cell, row * columns + column, (row + 1) * columns + column);
        }
      }
    }
    return cell;
  }

  private static boolean isRuled(List<Rule> rules, double across, double along) {
    for (Rule rule : rules) {
      if (Math.abs(rule.across() - across) <= PdfRulings.NEAR && rule.covers(along)) {
        return true;
      }
    }
    return false;
  }

  private static void join(int[] cell, int a, int b) {
    cell[root(cell, b)] = root(cell, a);
  }

  private static int root(int[] cell, int slot) {
    int root = slot;
    while (cell[root] != root) {
      cell[root] = cell[cell[root]];
      root = cell[root];
    }
    return root;
  }
}

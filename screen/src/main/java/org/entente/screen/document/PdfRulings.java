package org.entente.screen.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.base.BadInput;

/// The ruled lines of a page made grids: lines that touch belong to one table.
final class PdfRulings {
  /// How far lines that should meet may miss each other, in points.
  static final double NEAR = 2;

  private static final int MAX_JOINED = 4_000;

  /// From one point to another, in points.
  record Line(double x1, double y1, double x2, double y2) {
    boolean isLevel() {
      return Math.abs(y1 - y2) <= NEAR / 2 && Math.abs(x1 - x2) > NEAR;
    }

    boolean isUpright() {
      return Math.abs(x1 - x2) <= NEAR / 2 && Math.abs(y1 - y2) > NEAR;
    }
  }

  /// A level or upright line: where it lies across, and from where to where along.
  record Rule(double across, double from, double to) {
    boolean covers(double along) {
      return along >= from - NEAR && along <= to + NEAR;
    }
  }

  private PdfRulings() {}

  /// Tables from the top; frames of one cell are none.
  static List<PdfGrid> grids(String source, String place, List<Line> lines) {
    List<Rule> level = new ArrayList<>();
    List<Rule> upright = new ArrayList<>();
    for (Line line : lines) {
      if (line.isLevel()) {
        level.add(new Rule(line.y1, Math.min(line.x1, line.x2), Math.max(line.x1, line.x2)));
      } else if (line.isUpright()) {
        upright.add(new Rule(line.x1, Math.min(line.y1, line.y2), Math.max(line.y1, line.y2)));
      }
    }
    List<Rule> levels = joined(level);
    List<Rule> uprights = joined(upright);
    if (levels.size() > MAX_JOINED || uprights.size() > MAX_JOINED) {
      throw new BadInput(
          source, place, "has more lines than any table", "Check where the file comes from");
    }
    return grids(levels, uprights);
  }

  /// Pieces of one line put together.
  private static List<Rule> joined(List<Rule> pieces) {
    pieces.sort(Comparator.comparingDouble(Rule::across).thenComparingDouble(Rule::from));
    List<Rule> joined = new ArrayList<>();
    for (int i = 0; i < pieces.size(); ) {
      double across = pieces.get(i).across;
      List<Rule> same = new ArrayList<>();
      for (; i < pieces.size() && pieces.get(i).across - across <= NEAR / 2; i++) {
        same.add(pieces.get(i));
      }
      same.sort(Comparator.comparingDouble(Rule::from));
      double from = same.getFirst().from;
      double to = same.getFirst().to;
      for (Rule piece : same) {
        if (piece.from > to + NEAR) {
          joined.add(new Rule(across, from, to));
          from = piece.from;
        }
        to = Math.max(to, piece.to);
      }
      joined.add(new Rule(across, from, to));
    }
    return joined;
  }

  private static List<PdfGrid> grids(List<Rule> levels, List<Rule> uprights) {
    int[] group = new int[levels.size() + uprights.size()];
    for (int i = 0; i < group.length; i++) {
      group[i] = i;
    }
    for (int i = 0; i < levels.size(); i++) {
      for (int j = 0; j < uprights.size(); j++) {
        Rule level = levels.get(i);
        Rule upright = uprights.get(j);
        if (level.covers(upright.across) && upright.covers(level.across)) {
          group[root(group, i)] = root(group, levels.size() + j);
        }
      }
    }
    List<PdfGrid> grids = new ArrayList<>();
    for (int root = 0; root < group.length; root++) {
      List<Rule> level = members(group, root, levels, 0);
      List<Rule> upright = members(group, root, uprights, levels.size());
      if (level.size() >= 2 && upright.size() >= 2 && level.size() + upright.size() > 4) {
        grids.add(new PdfGrid(level, upright));
      }
    }
    grids.sort(Comparator.comparingDouble((PdfGrid grid) -> -grid.top()));
    return grids;
  }

  private static int root(int[] group, int member) {
    int root = member;
    while (group[root] != root) {
      group[root] = group[group[root]];
      root = group[root];
    }
    return root;
  }

  private static List<Rule> members(int[] group, int root, List<Rule> rules, int offset) {
    List<Rule> members = new ArrayList<>();
    if (group[root] == root) {
      for (int i = 0; i < rules.size(); i++) {
        if (root(group, offset + i) == root) {
          members.add(rules.get(i));
        }
      }
    }
    return members;
  }
}

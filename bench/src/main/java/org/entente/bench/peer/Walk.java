package org.entente.bench.peer;

import java.util.Arrays;

/// Breadth first, level by level, for whoever has no walk of their own. Marks are kept between
/// walks, so that a short walk does not pay for a large graph.
public final class Walk {
  private final int[] marks;
  private int mark;
  private int[] level = new int[1024];
  private int[] next = new int[1024];
  private int found;
  private long count;
  private long checksum;

  /// Calls [Walk#see] for each node that one more hop leads to.
  @FunctionalInterface
  public interface Hop {
    void from(int node, Walk walk);
  }

  public Walk(int nodes) {
    marks = new int[nodes];
  }

  public Reach reach(int start, int hops, Hop hop) {
    mark++;
    marks[start] = mark;
    count = 0;
    checksum = 0;
    level[0] = start;
    int size = 1;
    for (int depth = 0; depth < hops && size > 0; depth++) {
      found = 0;
      for (int i = 0; i < size; i++) {
        hop.from(level[i], this);
      }
      int[] seen = level;
      level = next;
      next = seen;
      size = found;
    }
    return new Reach(count, checksum);
  }

  public void see(int node) {
    if (marks[node] == mark) {
      return;
    }
    marks[node] = mark;
    count++;
    checksum += Reach.weight(node);
    if (found == next.length) {
      next = Arrays.copyOf(next, 2 * found);
    }
    next[found++] = node;
  }
}

package org.entente.trace;

import java.util.Arrays;

/// The taint of one place while it is being put together: sorted disjoint segments of its units,
/// each with its origin, and the shortest way there.
final class Segments {
  static final int STRIDE = 3;

  private long[] cells = new long[16 * STRIDE];
  private int count;
  private int hops;
  private long via;

  /// Empty, arrived from `via` by `hops` hops.
  void reset(int hopCount, long from) {
    count = 0;
    hops = hopCount;
    via = from;
  }

  /// Units `[from, to)`, behind all others. Goes together with the last segment where both touch
  /// and share an origin, so that it doesn't matter how taint was cut on the way.
  void add(long from, long to, long origin) {
    int last = (count - 1) * STRIDE;
    if (count > 0 && cells[last + 1] == from && cells[last + 2] == origin) {
      cells[last + 1] = to;
      return;
    }
    int cell = count++ * STRIDE;
    if (cell == cells.length) {
      cells = Arrays.copyOf(cells, cell * 2);
    }
    cells[cell] = from;
    cells[cell + 1] = to;
    cells[cell + 2] = origin;
  }

  /// Takes a shorter way there, if it is one.
  void offerWay(int hopCount, long from) {
    if (hopCount < hops) {
      hops = hopCount;
      via = from;
    }
  }

  int count() {
    return count;
  }

  long from(int segment) {
    return cells[segment * STRIDE];
  }

  long to(int segment) {
    return cells[segment * STRIDE + 1];
  }

  long origin(int segment) {
    return cells[segment * STRIDE + 2];
  }

  int hops() {
    return hops;
  }

  long via() {
    return via;
  }

  /// Tainted units.
  long amount() {
    long amount = 0;
    for (int s = 0; s < count; s++) {
      amount += to(s) - from(s);
    }
    return amount;
  }

  /// The cells, for [#restore].
  long[] cells() {
    return Arrays.copyOf(cells, count * STRIDE);
  }

  /// As it was when [#cells] were taken.
  void restore(int hopCount, long from, long[] kept) {
    reset(hopCount, from);
    for (int cell = 0; cell < kept.length; cell += STRIDE) {
      add(kept[cell], kept[cell + 1], kept[cell + 2]);
    }
  }

  void copyTo(long[] target, int offset) {
    System.arraycopy(cells, 0, target, offset, count * STRIDE);
  }
}

package org.entente.trace.mix;

import com.carrotsearch.hppc.LongHashSet;

/// The values that Wasabi 2 splits coins into: 2^i, 3^i, 2·3^i and 10^i, 2·10^i, 5·10^i satoshi,
/// from 5,000 up.
///
/// The decimal ones are what people pay, too; the others hardly anybody but a WabiSabi wallet ever
/// pays: that makes them the sharpest sign there is.
final class Grid {
  static final long LEAST = 5_000;
  private static final long MOST = 21_000_000L * 100_000_000L;

  private static final LongHashSet DECIMAL = new LongHashSet();
  private static final LongHashSet OTHER = new LongHashSet();

  static {
    series(OTHER, 1, 2);
    series(OTHER, 1, 3);
    series(OTHER, 2, 3);
    series(DECIMAL, 1, 10);
    series(DECIMAL, 2, 10);
    series(DECIMAL, 5, 10);
  }

  private Grid() {}

  private static void series(LongHashSet into, long first, long factor) {
    for (long value = first; value <= MOST; value *= factor) {
      if (value >= LEAST) {
        into.add(value);
      }
    }
  }

  static boolean holds(long value) {
    return DECIMAL.contains(value) || OTHER.contains(value);
  }

  static boolean isOdd(long value) {
    return OTHER.contains(value);
  }
}

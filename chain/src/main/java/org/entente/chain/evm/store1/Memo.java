package org.entente.chain.evm.store1;

import java.util.Arrays;
import org.entente.chain.column1.RowIndex;
import org.jspecify.annotations.Nullable;

/// The numbers of the few things named last: one transaction names its sender three times.
final class Memo<T> {
  private static final int PLACES = 16;

  private final @Nullable Object[] things = new @Nullable Object[PLACES];
  private final long[] numbers = new long[PLACES];

  /// `hint` tells things apart, mostly. Gives [RowIndex#NONE] for what is not remembered.
  long get(T thing, int hint) {
    int place = hint & (PLACES - 1);
    return thing.equals(things[place]) ? numbers[place] : RowIndex.NONE;
  }

  /// Remembers, and returns the number.
  long put(T thing, int hint, long number) {
    int place = hint & (PLACES - 1);
    things[place] = thing;
    numbers[place] = number;
    return number;
  }

  void clear() {
    Arrays.fill(things, null);
  }
}

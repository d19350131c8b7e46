package org.entente.screen.name.index;

import java.util.Arrays;

/// Names that may match, each with the reason: its words are spelt alike, or it sounds alike.
final class Candidates {
  private static final int SPELT = 1;
  private static final int HEARD = 2;

  private long[] each = new long[64];
  private int count;

  void spelt(int name) {
    add(name, SPELT);
  }

  void heard(int name) {
    add(name, HEARD);
  }

  private void add(int name, int why) {
    if (count == each.length) {
      each = Arrays.copyOf(each, 2 * count);
    }
    each[count++] = (long) name << 2 | why;
  }

  /// Puts the names in order, each once; returns how many there are.
  int sort() {
    Arrays.sort(each, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept > 0 && each[kept - 1] >> 2 == each[i] >> 2) {
        each[kept - 1] |= each[i];
      } else {
        each[kept++] = each[i];
      }
    }
    count = kept;
    return kept;
  }

  int name(int candidate) {
    return (int) (each[candidate] >> 2);
  }

  boolean isSpelt(int candidate) {
    return (each[candidate] & SPELT) != 0;
  }

  boolean isHeard(int candidate) {
    return (each[candidate] & HEARD) != 0;
  }
}

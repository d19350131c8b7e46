package org.entente.screen.name.index;

import java.util.Arrays;
import org.entente.screen.name.korean.KoreanName;

/// Names that may match, each with the reason: its words are spelt alike, or it sounds alike.
final class Candidates {
  /// A name's number, its price, and whether its words are spelt alike.
  private long[] each = new long[64];

  private int count;

  void spelt(int name) {
    add(name, KoreanName.NEVER, 0);
  }

  /// @param price of hearing the name as the query
  void heard(int name, int price) {
    add(name, price, 1);
  }

  private void add(int name, int price, int unspelt) {
    if (count == each.length) {
      each = Arrays.copyOf(each, 2 * count);
    }
    each[count++] = (long) name << 16 | (long) price << 1 | unspelt;
  }

  /// Puts the names in order, each once; returns how many there are.
  int sort() {
    Arrays.sort(each, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (kept > 0 && each[kept - 1] >> 16 == each[i] >> 16) {
        each[kept - 1] &= each[i] | ~1L; // the first has the least price
      } else {
        each[kept++] = each[i];
      }
    }
    count = kept;
    return kept;
  }

  int name(int candidate) {
    return (int) (each[candidate] >> 16);
  }

  boolean isSpelt(int candidate) {
    return (each[candidate] & 1) == 0;
  }

  /// Of hearing the name as the query; [KoreanName#NEVER] where it can't be.
  int price(int candidate) {
    return (int) (each[candidate] >> 1) & 0x7fff;
  }
}

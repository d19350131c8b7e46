package org.entente.screen.name.korean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A name as Korean ears may understand it. Empty when no Korean name can be heard in it.
public final class KoreanName {
  /// Nothing more can be heard in any real name; a limit on made-up ones.
  static final int MAX_READINGS = 48;

  public static final KoreanName NONE = new KoreanName("", List.of());

  private final String hangul;
  private final List<Reading> readings;

  KoreanName(String hangul, List<Reading> readings) {
    this.hangul = hangul;
    this.readings = List.copyOf(readings.subList(0, Math.min(readings.size(), MAX_READINGS)));
  }

  public boolean isEmpty() {
    return readings.isEmpty();
  }

  /// The name itself where it is written in Hangul; else empty.
  public String hangul() {
    return hangul;
  }

  /// The cheapest way to hear both as one, or [#NEVER].
  public int price(KoreanName other) {
    int best = NEVER;
    for (Reading a : readings) {
      for (Reading b : other.readings) {
        best = Math.min(best, a.price(b));
      }
    }
    return best;
  }

  public static final int NEVER = Sounds.NEVER;

  /// Names that can be heard as one share at least one of these keys.
  public long[] keys() {
    Set<Long> keys = new HashSet<>();
    for (Reading reading : readings) {
      keys(reading, 0, reading.family(), keys);
    }
    return keys.stream().mapToLong(Long::longValue).toArray();
  }

  private static void keys(Reading reading, int at, long key, Set<Long> keys) {
    if (at == reading.length()) {
      keys.add(key);
      return;
    }
    int syllable = reading.syllable(at);
    for (int i : bits(Sounds.INITIAL.groupsOf(Syllable.initial(syllable)))) {
      for (int v : bits(Sounds.VOWEL.groupsOf(Syllable.vowel(syllable)))) {
        for (int f : bits(Sounds.FINAL.groupsOf(Syllable.last(syllable)))) {
          keys(reading, at + 1, key << 9 | 256 | i << 5 | v << 2 | f, keys);
        }
      }
    }
  }

  private static List<Integer> bits(int set) {
    List<Integer> bits = new ArrayList<>();
    for (int rest = set; rest != 0; rest &= rest - 1) {
      bits.add(Integer.numberOfTrailingZeros(rest));
    }
    return bits;
  }
}

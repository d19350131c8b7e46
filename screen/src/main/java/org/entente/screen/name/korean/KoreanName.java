package org.entente.screen.name.korean;

import java.util.ArrayList;
import java.util.List;

/// A name as Korean ears may understand it. Empty when no Korean name can be heard in it.
public final class KoreanName {
  /// Nothing more can be heard in any real name; a limit on made-up ones.
  static final int MAX_READINGS = 48;

  public static final KoreanName NONE = new KoreanName("", List.of());

  private final String hangul;
  private final List<Reading> readings;
  private final Written written;

  KoreanName(String hangul, List<Reading> readings) {
    this(hangul, readings.subList(0, Math.min(readings.size(), MAX_READINGS)), Written.PLAIN);
  }

  private KoreanName(String hangul, List<Reading> readings, Written written) {
    this.hangul = hangul;
    this.readings = List.copyOf(readings);
    this.written = written;
  }

  /// The same, written so.
  KoreanName of(Written as) {
    return new KoreanName(hangul, readings, as);
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
        best = Math.min(best, a.priceUpTo(best - 1, b));
      }
    }
    return best;
  }

  /// Whether both certainly have a Korean family name, and not the same.
  public boolean isOtherFamily(KoreanName other) {
    boolean both = false;
    for (Reading a : readings) {
      for (Reading b : other.readings) {
        if (a.isKnown() && b.isKnown()) {
          both = true;
          if (a.isOneFamily(b)) {
            return false;
          }
        }
      }
    }
    return both;
  }

  /// Whether both certainly have one Korean family name and as many syllables, but can't be heard
  /// as one.
  public boolean isOtherGiven(KoreanName other) {
    boolean one = false;
    for (Reading a : readings) {
      for (Reading b : other.readings) {
        one |= a.isKnown() && b.isKnown() && a.length() == b.length() && a.isOneFamily(b);
      }
    }
    return one && price(other) >= NEVER;
  }

  /// A syllable of one name and the one it was heard as.
  ///
  /// @param price of hearing so; 0 for what one would expect
  /// @param family whether it is of the family name
  /// @param northSouth whether the South says it otherwise than the North
  /// @param heard the syllable of both in Hangul, or `리/이`
  public record Step(
      String a, String b, int price, boolean family, boolean northSouth, String heard) {}

  /// How the cheapest reading of both goes, syllable by syllable; empty where there is none.
  public List<Step> steps(KoreanName other) {
    int best = NEVER;
    List<Step> steps = List.of();
    for (Reading a : readings) {
      for (Reading b : other.readings) {
        int price = a.priceUpTo(best - 1, b);
        if (price < best) {
          best = price;
          steps = steps(a, b, other);
        }
      }
    }
    return steps;
  }

  private List<Step> steps(Reading a, Reading b, KoreanName other) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < a.length(); i++) {
      int x = a.syllable(i);
      int y = b.syllable(i);
      boolean dropped = (i == 0 || i == a.family()) && Syllable.isDropped(x, y);
      steps.add(
          new Step(
              a.piece(i, written),
              b.piece(i, other.written),
              a.price(b, i),
              i < a.family(),
              dropped,
              Syllable.heard(x, y, dropped)));
    }
    return steps;
  }

  List<Reading> readings() {
    return readings;
  }

  public static final int NEVER = Sounds.NEVER;
}

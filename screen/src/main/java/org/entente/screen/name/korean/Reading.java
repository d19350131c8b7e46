package org.entente.screen.name.korean;

/// One way to understand a name as Korean: family name first, syllable by syllable.
final class Reading {
  private final int[] syllables;
  private final int family;
  private final boolean known;
  private final String letters;

  /// @param family how many syllables the family name has
  /// @param known whether there is such a family name
  /// @param letters what was read, family name first, without blanks
  Reading(int[] syllables, int family, boolean known, String letters) {
    this.syllables = syllables;
    this.family = family;
    this.known = known;
    this.letters = letters;
  }

  boolean isKnown() {
    return known;
  }

  /// The letters of one syllable, as written.
  String piece(int index, Written written) {
    int from = 0;
    for (int i = 0; i < index; i++) {
      from += Syllable.letters(syllables[i]);
    }
    int end = Math.min(letters.length(), from + Syllable.letters(syllables[index]));
    return from < end ? written.piece(letters, from, end) : "";
  }

  /// Whether both have one family name, spelt as it may be.
  boolean isOneFamily(Reading other) {
    if (family != other.family) {
      return false;
    }
    for (int i = 0; i < family; i++) {
      if (price(other, i) >= Sounds.NEVER) {
        return false;
      }
    }
    return true;
  }

  /// The price of hearing one syllable as the other's.
  int price(Reading other, int index) {
    int a = syllables[index];
    int b = other.syllables[index];
    return index == 0 || index == family ? Syllable.headPrice(a, b) : inner(a, b);
  }

  int family() {
    return family;
  }

  int length() {
    return syllables.length;
  }

  int syllable(int index) {
    return syllables[index];
  }

  /// The price of hearing this as the other; [Sounds#NEVER] when it can't be heard so, or costs
  /// more than `most`.
  int priceUpTo(int most, Reading other) {
    if (family != other.family || syllables.length != other.syllables.length) {
      return Sounds.NEVER;
    }
    int price = 0;
    for (int i = 0; i < syllables.length; i++) {
      price += price(other, i);
      if (price > most) {
        return Sounds.NEVER;
      }
    }
    return price;
  }

  /// 렬/열 and 률/율 vary inside words as well, and the South writes what it hears.
  private static int inner(int a, int b) {
    int strict = Syllable.price(a, b);
    return strict < Sounds.NEVER ? strict : Math.min(strict, Syllable.headPrice(a, b) + 4);
  }
}

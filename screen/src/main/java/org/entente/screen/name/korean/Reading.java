package org.entente.screen.name.korean;

/// One way to understand a name as Korean: family name first, syllable by syllable.
final class Reading {
  private final int[] syllables;
  private final int family;

  /// @param family how many syllables the family name has
  Reading(int[] syllables, int family) {
    this.syllables = syllables;
    this.family = family;
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

  /// The price of hearing this as the other; [Sounds#NEVER] or more when it can't be heard so.
  int price(Reading other) {
    if (family != other.family || syllables.length != other.syllables.length) {
      return Sounds.NEVER;
    }
    int price = 0;
    for (int i = 0; i < syllables.length; i++) {
      int a = syllables[i];
      int b = other.syllables[i];
      price += i == 0 || i == family ? Syllable.headPrice(a, b) : inner(a, b);
      if (price >= Sounds.NEVER) {
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

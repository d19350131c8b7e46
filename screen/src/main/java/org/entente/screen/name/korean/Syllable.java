package org.entente.screen.name.korean;

/// A syllable as one number: classes of [Sounds] for initial, vowel and final.
final class Syllable {
  /// What is heard of the 28 written finals, as letters of [Sounds#FINAL_LETTERS].
  private static final String HEARD = "-ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ";

  private static final String SOFT = "ㅣㅑㅕㅛㅠㅖㅒ";

  private Syllable() {}

  static int of(int initial, int vowel, int last) {
    return initial | vowel << 8 | last << 16;
  }

  static boolean isHangul(int c) {
    return c >= 0xAC00 && c <= 0xD7A3;
  }

  static int ofHangul(int c) {
    int i = c - 0xAC00;
    int last = Sounds.FINAL_LETTERS.indexOf(HEARD.charAt(i % 28));
    return of(i / 588, i % 588 / 28, last);
  }

  static int initial(int syllable) {
    return syllable & 0xff;
  }

  static int vowel(int syllable) {
    return syllable >> 8 & 0xff;
  }

  static int last(int syllable) {
    return syllable >> 16 & 0xff;
  }

  static int price(int a, int b) {
    return Sounds.INITIAL.price(initial(a), initial(b))
        + Sounds.VOWEL.price(vowel(a), vowel(b))
        + Sounds.FINAL.price(last(a), last(b));
  }

  /// The price at the head of a word, where the South drops or changes ㄹ and ㄴ.
  static int headPrice(int a, int b) {
    int initial = Sounds.INITIAL.price(initial(a), initial(b));
    if (initial > 0 && isNorthSouth(a, b)) {
      initial = 0;
    }
    return initial + Sounds.VOWEL.price(vowel(a), vowel(b)) + Sounds.FINAL.price(last(a), last(b));
  }

  static boolean isNorthSouth(int a, int b) {
    boolean soft = isSoft(a) && isSoft(b);
    return pairs(a, b, 'ㄹ', 'ㄴ') || (soft && (pairs(a, b, 'ㄹ', 'ㅇ') || pairs(a, b, 'ㄴ', 'ㅇ')));
  }

  private static boolean pairs(int a, int b, char x, char y) {
    int p = initial(a);
    int q = initial(b);
    return (Sounds.INITIAL.price(p, x) == 0 && Sounds.INITIAL.price(q, y) == 0)
        || (Sounds.INITIAL.price(p, y) == 0 && Sounds.INITIAL.price(q, x) == 0);
  }

  /// Before ㅣ and vowels that begin with y the South drops more.
  private static boolean isSoft(int syllable) {
    for (int i = 0; i < SOFT.length(); i++) {
      if (Sounds.VOWEL.price(vowel(syllable), SOFT.charAt(i)) < 6) {
        return true;
      }
    }
    return false;
  }
}

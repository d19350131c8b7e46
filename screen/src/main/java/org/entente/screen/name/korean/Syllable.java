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

  /// The written finals that sound like the letters of [Sounds#FINAL_LETTERS].
  private static final int[] FINALS = {0, 1, 4, 7, 8, 16, 17, 21};

  /// What both are heard as, in Hangul; `리/이` where each begins with a sound of its own.
  static String heard(int a, int b, boolean dropped) {
    int vowel = Sounds.VOWEL.cheapest(vowel(a), vowel(b));
    int last = FINALS[Sounds.FINAL.cheapest(last(a), last(b))];
    int x = initial(a);
    int y = initial(b);
    if (dropped || Sounds.INITIAL.price(x, y) >= Sounds.NEVER) {
      return hangul(Sounds.INITIAL.cheapest(x, x), vowel, last)
          + "/"
          + hangul(Sounds.INITIAL.cheapest(y, y), vowel, last);
    }
    return hangul(Sounds.INITIAL.cheapest(x, y), vowel, last);
  }

  private static String hangul(int initial, int vowel, int last) {
    return Character.toString(0xAC00 + (initial * 21 + vowel) * 28 + last);
  }

  /// The same with the number of letters it is written with; one where nobody said.
  static int written(int syllable, int letters) {
    return (syllable & 0xffffff) | Math.min(letters, 127) << 24;
  }

  static int letters(int syllable) {
    return Math.max(1, syllable >>> 24);
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
    boolean soft = softVowels[vowel(a)] && softVowels[vowel(b)];
    return (soft ? softHeads : hardHeads)[initial(a)][initial(b)]
        + Sounds.VOWEL.price(vowel(a), vowel(b))
        + Sounds.FINAL.price(last(a), last(b));
  }

  /// Whether a vowel is one before which the South drops more.
  private static boolean[] softVowels = {};

  /// Prices of initials at the head of a word, before such a vowel and before others.
  private static byte[][] softHeads = {};

  private static byte[][] hardHeads = {};

  /// To be called when all classes of sounds are known.
  static void freeze() {
    softVowels = new boolean[Sounds.VOWEL.count()];
    for (int v = 0; v < softVowels.length; v++) {
      softVowels[v] = isSoft(v);
    }
    softHeads = heads(true);
    hardHeads = heads(false);
  }

  private static byte[][] heads(boolean soft) {
    int count = Sounds.INITIAL.count();
    byte[][] heads = new byte[count][count];
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        heads[a][b] = isNorthSouth(a, b, soft) ? 0 : (byte) Sounds.INITIAL.price(a, b);
      }
    }
    return heads;
  }

  /// Whether one is the other in the South, and would not be heard as it else.
  static boolean isDropped(int a, int b) {
    boolean soft = softVowels[vowel(a)] && softVowels[vowel(b)];
    return Sounds.INITIAL.price(initial(a), initial(b)) > 0
        && isNorthSouth(initial(a), initial(b), soft);
  }

  private static boolean isNorthSouth(int p, int q, boolean soft) {
    return pairs(p, q, 'ㄹ', 'ㄴ') || (soft && (pairs(p, q, 'ㄹ', 'ㅇ') || pairs(p, q, 'ㄴ', 'ㅇ')));
  }

  private static boolean pairs(int p, int q, char x, char y) {
    return (Sounds.INITIAL.price(p, x) == 0 && Sounds.INITIAL.price(q, y) == 0)
        || (Sounds.INITIAL.price(p, y) == 0 && Sounds.INITIAL.price(q, x) == 0);
  }

  /// Before ㅣ and vowels that begin with y the South drops more.
  private static boolean isSoft(int vowel) {
    for (int i = 0; i < SOFT.length(); i++) {
      if (Sounds.VOWEL.price(vowel, SOFT.charAt(i)) < 6) {
        return true;
      }
    }
    return false;
  }
}

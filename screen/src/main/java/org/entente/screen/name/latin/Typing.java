package org.entente.screen.name.latin;

/// How near two words are when fingers, ears or scanners erred.
final class Typing {
  /// More edits than this make another word. The index finds neighbours by the same limit.
  static final int MAX_EDITS = 2;

  /// From so many letters on a word may hold two errors.
  static final int LONG = 5;

  private static final int FULL = 4;
  private static final int VOWEL = 3;
  private static final int ALIKE = 2;

  /// What another first letter takes, in hundredths.
  private static final int OTHER_HEAD = 10;

  /// Pairs that look or sound alike, both ways.
  private static final String[] CONFUSED = {
    "0o", "1l", "1i", "9g", "9q", "6b", "5s", "3e", "4a", "ei", "ou", "ij", "kg", "bp", "dt", "sz",
    "sx", "mn", "vf", "vb", "lr"
  };

  private static final boolean[] IS_CONFUSED = new boolean[128 * 128];

  static {
    for (String pair : CONFUSED) {
      IS_CONFUSED[pair.charAt(0) * 128 + pair.charAt(1)] = true;
      IS_CONFUSED[pair.charAt(1) * 128 + pair.charAt(0)] = true;
    }
  }

  /// What one edit costs a word of so many letters, and what a second one costs more; hundredths.
  private static final int[] FIRST = {100, 100, 60, 28, 22, 14, 9, 9, 5};

  private static final int[] SECOND = {100, 100, 60, 60, 30, 22, 12, 12, 8};

  private Typing() {}

  /// 100 for equal words, 0 for different ones.
  static int likeness(Word a, Word b) {
    int likeness = likeness(a, b, MAX_EDITS);
    return likeness == 0 || likeness == 100 || a.kana() != b.kana() || a.isSpeltAs(b)
        ? likeness
        : Math.max(0, likeness - otherHead(a.own().charAt(0), b.own().charAt(0)));
  }

  /// The same with no more than `limit` typing errors, and wherever they are.
  static int likeness(Word a, Word b, int limit) {
    if (a.kana() != b.kana()) {
      int heard = heard(a.consonants(), b.consonants());
      return a.kana()
          ? withVowels(heard, b.text(), a.text())
          : withVowels(heard, a.text(), b.text());
    }
    if (a.isSpeltAs(b)) {
      return a.text().equals(b.text()) ? 100 : 98;
    }
    if (lettersApart(a.letters(), b.letters()) > limit) {
      return 0; // most pairs end here, before any letter is read
    }
    int most = Math.min(mostEdits(a.own().length(), b.own().length()), limit);
    return lettersApart(a.letters(), b.letters()) > most ? 0 : likeness(a.own(), b.own(), most);
  }

  /// Fingers seldom err on a name's first letter: what begins otherwise is mostly another name.
  static int otherHead(char a, char b) {
    return a == b || swap(a, b) < VOWEL ? 0 : OTHER_HEAD;
  }

  /// How many edits a pair of such lengths may have at all. The index relies on it: a word of less
  /// than five letters is filed under itself with one letter left out, a longer one with two.
  static int mostEdits(int length, int other) {
    return Math.min(length, other) < LONG ? 1 : MAX_EDITS;
  }

  /// Kana only add vowels; a vowel that they lack speaks against.
  private static int withVowels(int heard, String latin, String kana) {
    int at = 0;
    int seen = 0;
    int end = latin.endsWith("e") ? latin.length() - 1 : latin.length();
    for (int i = 0; i < end; i++) {
      char vowel = rough(latin, i);
      if (vowel != ' ' && (i == 0 || rough(latin, i - 1) != vowel)) {
        while (at < kana.length() && rough(kana, at) != vowel) {
          at++;
        }
        if (at++ >= kana.length()) {
          return Math.max(0, heard - 30);
        }
        seen++;
      }
    }
    int more = 0;
    for (int i = 0; i < kana.length(); i++) {
      char vowel = rough(kana, i);
      more += vowel != ' ' && (i == 0 || rough(kana, i - 1) != vowel) ? 1 : 0;
    }
    return Math.max(0, heard - 2 * Math.max(0, more - seen));
  }

  private static char rough(String word, int at) {
    return switch (word.charAt(at)) {
      case 'a' -> 'a';
      case 'e', 'i' -> 'i';
      case 'y' -> at + 1 < word.length() && "aeiou".indexOf(word.charAt(at + 1)) >= 0 ? ' ' : 'i';
      case 'o', 'u', 'w' -> 'u';
      default -> ' ';
    };
  }

  /// Few consonants say little: three or more must agree, of five or more one may differ.
  private static int heard(String a, String b) {
    int least = Math.min(a.length(), b.length());
    if (a.equals(b)) {
      return least >= 3 ? 95 : least == 2 ? 80 : 60;
    }
    return least < LONG ? 0 : Math.min(85, likeness(a, b));
  }

  static int likeness(String a, String b) {
    return likeness(a, b, mostEdits(a.length(), b.length()));
  }

  /// The same where no more than `most` edits are allowed.
  private static int likeness(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return 0;
    }
    Scratch scratch = SCRATCH.get();
    a.getChars(0, a.length(), scratch.a, 0);
    b.getChars(0, b.length(), scratch.b, 0);
    return likeness(scratch.a, a.length(), scratch.b, 0, b.length(), most);
  }

  /// The same for the first letters of `a` and a piece of `b`.
  static int likeness(char[] a, int aLength, char[] b, int bFirst, int bEnd, int most) {
    int length = Math.max(aLength, bEnd - bFirst);
    if (Math.abs(aLength - bEnd + bFirst) > most) {
      return 0;
    }
    int found = distance(a, aLength, b, bFirst, bEnd);
    int edits = found & 0xff;
    int quarters = found >> 8;
    if (edits == 0) {
      return 100;
    }
    if (edits > most || length < 2) {
      return 0;
    }
    int at = Math.min(length, FIRST.length - 1);
    int loss = quarters * FIRST[at] / FULL + Math.max(0, quarters - FULL) * SECOND[at] / FULL;
    return Math.max(0, 100 - loss);
  }

  /// The least number of edits between words of such letters.
  static int lettersApart(int letters, int other) {
    return Math.max(Integer.bitCount(letters & ~other), Integer.bitCount(other & ~letters));
  }

  /// A bit for each letter that occurs: every letter that only one of two words has is an edit.
  static int letters(String word) {
    int set = 0;
    for (int i = 0; i < word.length(); i++) {
      set |= 1 << (word.charAt(i) & 31);
    }
    return set;
  }

  /// What a comparison needs besides; one for each thread.
  private static final class Scratch {
    final char[] a = new char[LatinName.MAX_LETTERS];
    final char[] b = new char[LatinName.MAX_LETTERS];
    final int[][] rows = new int[3][LatinName.MAX_LETTERS + 1];
  }

  private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

  private static final int ONE = FULL << 8 | 1;

  /// More than any path within the limits costs.
  private static final int FAR = 1 << 20;

  /// Optimal string alignment; the price in quarters of an edit in the upper bits, the number of
  /// edits of the path in the lower eight. What both words begin and end with alike costs nothing
  /// and is left out.
  private static int distance(char[] a, int aLength, char[] b, int bFirst, int bLast) {
    int aAt = 0;
    int bAt = bFirst;
    int aEnd = aLength;
    int bEnd = bLast;
    while (aAt < aEnd && bAt < bEnd && a[aAt] == b[bAt]) {
      aAt++;
      bAt++;
    }
    while (aEnd > aAt && bEnd > bAt && a[aEnd - 1] == b[bEnd - 1]) {
      aEnd--;
      bEnd--;
    }
    if (aEnd == aAt || bEnd == bAt) {
      return (aEnd - aAt + bEnd - bAt) * ONE;
    }
    if (aEnd == aAt + 1 && bEnd == bAt + 1) {
      return swap(a[aAt], b[bAt]) << 8 | 1;
    }
    return inner(a, aAt, aEnd - aAt, b, bAt, bEnd - bAt);
  }

  /// Only places near the diagonal are looked at: a path that leaves them has more than
  /// [#MAX_EDITS] edits and costs more than any that stays.
  private static int inner(char[] a, int aAt, int height, char[] b, int bAt, int width) {
    int[][] rows = SCRATCH.get().rows;
    int[] before = rows[0];
    int[] last = rows[1];
    int[] row = rows[2];
    for (int j = 0; j <= width; j++) {
      last[j] = j * ONE;
    }
    for (int i = 1; i <= height; i++) {
      char ca = a[aAt + i - 1];
      int first = Math.max(1, i - MAX_EDITS);
      int end = Math.min(width, i + MAX_EDITS);
      row[first - 1] = first == 1 ? i * ONE : FAR;
      for (int j = first; j <= end; j++) {
        char cb = b[bAt + j - 1];
        int best = last[j - 1] + (ca == cb ? 0 : swap(ca, cb) << 8 | 1);
        int over = j < i + MAX_EDITS ? last[j] : FAR;
        best = Math.min(best, Math.min(over, row[j - 1]) + ONE);
        if (i > 1 && j > 1 && ca == b[bAt + j - 2] && a[aAt + i - 2] == cb) {
          best = Math.min(best, before[j - 2] + ONE);
        }
        row[j] = best;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[width];
  }

  private static boolean isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
  }

  private static int swap(char a, char b) {
    if (a < 128 && b < 128 && IS_CONFUSED[a * 128 + b]) {
      return ALIKE;
    }
    return isVowel(a) && isVowel(b) ? VOWEL : FULL;
  }
}

package org.entente.screen.name.latin;

import java.util.Arrays;
import org.entente.screen.name.latin.Word.Role;

/// Which words of two names belong together, one to one, neighbours written as one included. Used
/// over and over, so that comparing two names leaves nothing behind for the collector.
final class Alignment {
  /// Why two words were linked.
  enum Cause {
    EQUAL,
    SPELLING,
    TYPING,
    INITIAL,
    JOINED,

    /// The consonants of a word in kana agree.
    HEARD
  }

  /// Initials and particles weigh no more than this.
  static final int INITIAL_WEIGHT = 10;

  /// Words joined may hold one error, if they are long.
  static final int RUN = 88;

  private static final int MOST_GAIN = (1 << 20) - 1;
  private static final int ORDER_BITS = 16;

  private Word[] a = {};
  private Word[] b = {};

  /// Every pair that may be linked; the words as bits.
  private int[] aWords = new int[64];

  private int[] bWords = new int[64];
  private byte[] likeness = new byte[64];
  private short[] weight = new short[64];
  private Cause[] cause = new Cause[64];
  private int offers;
  private int least;

  /// The offers by gain, the greatest first; then those chosen, in this order.
  private long[] order = new long[64];

  private int links;
  private int aLeft;
  private int bLeft;

  /// Aligns two names; what was aligned before is forgotten.
  void of(LatinName of, LatinName with, int leastLikeness) {
    a = of.words;
    b = with.words;
    offers = 0;
    least = leastLikeness;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        offerWords(i, j);
      }
    }
    LatinName.Run[] aRuns = of.runs;
    LatinName.Run[] bRuns = with.runs;
    for (LatinName.Run run : aRuns) {
      for (int j = 0; j < b.length; j++) {
        offerRun(run.joined(), b[j], run.words(), 1 << j);
      }
      for (LatinName.Run other : bRuns) {
        if (run.joined().isSpeltAs(other.joined())
            && !run.joined().kana()
            && !other.joined().kana()) {
          offerRun(run.joined(), other.joined(), run.words(), other.words());
        }
      }
    }
    for (LatinName.Run run : bRuns) {
      for (int i = 0; i < a.length; i++) {
        offerRun(run.joined(), a[i], 1 << i, run.words());
      }
    }
    choose();
  }

  private void offerWords(int i, int j) {
    Word x = a[i];
    Word y = b[j];
    if (x.role() == Role.INITIAL || y.role() == Role.INITIAL) {
      if (x.fold().charAt(0) == y.fold().charAt(0)) {
        boolean both = x.role() == y.role();
        int least = Math.min(x.counts(), y.counts());
        offer(1 << i, 1 << j, both ? 100 : 80, least, Cause.INITIAL);
      }
      return;
    }
    if (x.role() != y.role()
        && !(x.role() == Role.NAME && y.role() == Role.PARTICLE)
        && !(y.role() == Role.NAME && x.role() == Role.PARTICLE)) {
      return;
    }
    int like =
        x.role() == Role.NAME && y.role() == Role.NAME
            ? Typing.likeness(x, y)
            : x.isSpeltAs(y) ? 100 : 0;
    if (like >= least) {
      offer(1 << i, 1 << j, like, (x.counts() + y.counts()) / 2, cause(x, y));
    }
  }

  private static Cause cause(Word x, Word y) {
    if (x.kana() != y.kana()) {
      return Cause.HEARD;
    }
    if (x.text().equals(y.text())) {
      return Cause.EQUAL;
    }
    return x.isSpeltAs(y) ? Cause.SPELLING : Cause.TYPING;
  }

  private void offerRun(Word joined, Word word, int aBits, int bBits) {
    if (word.role() != Role.NAME || word.text().length() < 3) {
      return;
    }
    int like = Typing.likeness(joined, word, 1) * 98 / 100;
    if (like >= Math.max(RUN, least)) {
      offer(aBits, bBits, like, word.counts() * 12 / 10, Cause.JOINED);
    }
  }

  private void offer(int aBits, int bBits, int like, int counts, Cause why) {
    if (offers == aWords.length) {
      aWords = Arrays.copyOf(aWords, 2 * offers);
      bWords = Arrays.copyOf(bWords, 2 * offers);
      likeness = Arrays.copyOf(likeness, 2 * offers);
      weight = Arrays.copyOf(weight, 2 * offers);
      cause = Arrays.copyOf(cause, 2 * offers);
      order = Arrays.copyOf(order, 2 * offers);
    }
    aWords[offers] = aBits;
    bWords[offers] = bBits;
    likeness[offers] = (byte) like;
    weight[offers] = (short) counts;
    cause[offers] = why;
    int places = Integer.numberOfTrailingZeros(aBits) << 4 | Integer.numberOfTrailingZeros(bBits);
    order[offers] = ((long) (MOST_GAIN - like * counts) << 8 | places) << ORDER_BITS | offers;
    offers++;
  }

  /// Takes the offers one after the other, the best first, as long as their words are free.
  private void choose() {
    sort();
    int aTaken = 0;
    int bTaken = 0;
    links = 0;
    for (int i = 0; i < offers; i++) {
      int offer = (int) order[i] & (1 << ORDER_BITS) - 1;
      if ((aTaken & aWords[offer]) == 0 && (bTaken & bWords[offer]) == 0) {
        aTaken |= aWords[offer];
        bTaken |= bWords[offer];
        order[links++] = offer;
      }
    }
    aLeft = (1 << a.length) - 1 & ~aTaken;
    bLeft = (1 << b.length) - 1 & ~bTaken;
  }

  private void sort() {
    if (offers > 24) {
      Arrays.sort(order, 0, offers);
      return;
    }
    for (int i = 1; i < offers; i++) {
      long moved = order[i];
      int at = i;
      while (at > 0 && order[at - 1] > moved) {
        order[at] = order[at - 1];
        at--;
      }
      order[at] = moved;
    }
  }

  /// How many pairs of words belong together; the best is link 0.
  int links() {
    return links;
  }

  /// In hundredths.
  int likeness(int link) {
    return likeness[(int) order[link]];
  }

  /// What the link counts, in hundredths of a long rare word.
  int weight(int link) {
    return weight[(int) order[link]];
  }

  Cause cause(int link) {
    return cause[(int) order[link]];
  }

  /// How many words it joins on the side that has fewer.
  int words(int link) {
    int offer = (int) order[link];
    return Math.min(Integer.bitCount(aWords[offer]), Integer.bitCount(bWords[offer]));
  }

  String a(int link) {
    return texts(a, aWords[(int) order[link]]);
  }

  String b(int link) {
    return texts(b, bWords[(int) order[link]]);
  }

  /// The words that found no partner, particles included, as bits.
  int aLeft() {
    return aLeft;
  }

  int bLeft() {
    return bLeft;
  }

  Word[] a() {
    return a;
  }

  Word[] b() {
    return b;
  }

  /// Some words of a name, with blanks between.
  static String texts(Word[] words, int bits) {
    StringBuilder text = new StringBuilder();
    for (int rest = bits; rest != 0; rest &= rest - 1) {
      Word word = words[Integer.numberOfTrailingZeros(rest)];
      text.append(text.isEmpty() ? "" : " ").append(word.text());
    }
    return text.toString();
  }
}

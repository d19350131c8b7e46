package org.entente.screen.name.latin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.screen.name.latin.Word.Role;

/// Which words of two names belong together, one to one, neighbours written as one included.
///
/// @param links the best first
/// @param aLeft words of the one name that found no partner, particles included
public record Alignment(List<Link> links, List<Word> aLeft, List<Word> bLeft) {
  /// Words that belong together.
  ///
  /// @param likeness in hundredths
  /// @param weight what the link counts, in hundredths of a long rare word
  public record Link(String a, String b, int likeness, int weight, Cause cause) {
    /// How many words it joins on the side that has fewer.
    int words() {
      return Math.min(a.split(" ", -1).length, b.split(" ", -1).length);
    }
  }

  /// Why two words were linked.
  public enum Cause {
    EQUAL,
    SPELLING,
    TYPING,
    INITIAL,
    JOINED,

    /// The consonants of a word in kana agree.
    HEARD
  }

  private record Offer(
      int aFirst, int aEnd, int bFirst, int bEnd, int likeness, int weight, Cause cause) {
    int gain() {
      return likeness * weight;
    }
  }

  /// Initials and particles weigh no more than this.
  static final int INITIAL_WEIGHT = 10;

  /// Words joined may hold one error, if they are long.
  static final int RUN = 88;

  /// Weight by length: a long word says more than a short one.
  private static final int[] BY_LENGTH = {0, 35, 50, 61, 71, 79, 87, 94, 100};

  static Alignment of(LatinName a, LatinName b, int leastLikeness) {
    List<Offer> offers = new ArrayList<>();
    for (int i = 0; i < a.words().size(); i++) {
      for (int j = 0; j < b.words().size(); j++) {
        offerWords(offers, a, i, b, j, leastLikeness);
      }
    }
    for (LatinName.Run run : a.runs()) {
      for (int j = 0; j < b.words().size(); j++) {
        offerRun(offers, run, b.words().get(j), run.first(), run.end(), j, j + 1);
      }
      for (LatinName.Run other : b.runs()) {
        if (run.joined().fold().equals(other.joined().fold())
            && !run.joined().kana()
            && !other.joined().kana()) {
          offerRun(offers, run, other.joined(), run.first(), run.end(), other.first(), other.end());
        }
      }
    }
    for (LatinName.Run run : b.runs()) {
      for (int i = 0; i < a.words().size(); i++) {
        offerRun(offers, run, a.words().get(i), i, i + 1, run.first(), run.end());
      }
    }
    return best(offers, a, b);
  }

  private static void offerWords(
      List<Offer> offers, LatinName a, int i, LatinName b, int j, int leastLikeness) {
    Word x = a.words().get(i);
    Word y = b.words().get(j);
    if (x.role() == Role.INITIAL || y.role() == Role.INITIAL) {
      if (x.fold().charAt(0) == y.fold().charAt(0)) {
        boolean both = x.role() == y.role();
        int weight = Math.min(weight(x), weight(y));
        offers.add(new Offer(i, i + 1, j, j + 1, both ? 100 : 80, weight, Cause.INITIAL));
      }
      return;
    }
    if (x.role() != y.role()
        && !(x.role() == Role.NAME && y.role() == Role.PARTICLE)
        && !(y.role() == Role.NAME && x.role() == Role.PARTICLE)) {
      return;
    }
    int likeness =
        x.role() == Role.NAME && y.role() == Role.NAME
            ? Typing.likeness(x, y)
            : x.fold().equals(y.fold()) ? 100 : 0;
    if (likeness >= leastLikeness) {
      int weight = (weight(x) + weight(y)) / 2;
      offers.add(new Offer(i, i + 1, j, j + 1, likeness, weight, cause(x, y)));
    }
  }

  private static Cause cause(Word x, Word y) {
    if (x.kana() != y.kana()) {
      return Cause.HEARD;
    }
    if (x.text().equals(y.text())) {
      return Cause.EQUAL;
    }
    return x.fold().equals(y.fold()) ? Cause.SPELLING : Cause.TYPING;
  }

  private static void offerRun(
      List<Offer> offers,
      LatinName.Run run,
      Word word,
      int aFirst,
      int aEnd,
      int bFirst,
      int bEnd) {
    if (word.role() != Role.NAME || word.text().length() < 3) {
      return;
    }
    int likeness = Typing.likeness(run.joined(), word, 1) * 98 / 100;
    if (likeness >= RUN) {
      int weight = weight(word) * 12 / 10;
      offers.add(new Offer(aFirst, aEnd, bFirst, bEnd, likeness, weight, Cause.JOINED));
    }
  }

  private static Alignment best(List<Offer> offers, LatinName a, LatinName b) {
    offers.sort(
        Comparator.comparingInt((Offer o) -> -o.gain())
            .thenComparingInt(Offer::aFirst)
            .thenComparingInt(Offer::bFirst));
    int aTaken = 0;
    int bTaken = 0;
    List<Link> links = new ArrayList<>();
    for (Offer offer : offers) {
      int aMask = mask(offer.aFirst, offer.aEnd);
      int bMask = mask(offer.bFirst, offer.bEnd);
      if ((aTaken & aMask) == 0 && (bTaken & bMask) == 0) {
        aTaken |= aMask;
        bTaken |= bMask;
        links.add(
            new Link(
                text(a, offer.aFirst, offer.aEnd),
                text(b, offer.bFirst, offer.bEnd),
                offer.likeness,
                offer.weight,
                offer.cause));
      }
    }
    return new Alignment(links, left(a, aTaken), left(b, bTaken));
  }

  private static int mask(int first, int end) {
    return (1 << end) - (1 << first);
  }

  private static String text(LatinName name, int first, int end) {
    StringBuilder text = new StringBuilder();
    for (Word word : name.words().subList(first, end)) {
      text.append(text.isEmpty() ? "" : " ").append(word.text());
    }
    return text.toString();
  }

  private static List<Word> left(LatinName name, int taken) {
    List<Word> left = new ArrayList<>();
    for (int i = 0; i < name.words().size(); i++) {
      if ((taken & 1 << i) == 0) {
        left.add(name.words().get(i));
      }
    }
    return left;
  }

  static int weight(Word word) {
    int length = Math.min(word.text().length(), BY_LENGTH.length - 1);
    return Math.max(1, word.weight() * BY_LENGTH[length] / 100);
  }
}

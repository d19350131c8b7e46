package org.entente.screen.name.latin;

/// The most that [WordMatch] can give two names, from how like their words are at most. Never less
/// than the score itself, so that what can't reach a bar needn't be aligned.
///
/// A score over a contradiction has every word of substance of one side linked. It is the likeness
/// of the links, each by its weight, over the weight of all; so it reaches the bar only if the
/// weighted sum of likeness less the bar is not negative. Words that can only be linked by a slip
/// lose more with every slip, as in the score.
final class MostScore {
  private final int[] counts = new int[LatinName.MAX_WORDS];
  private final int[] met = new int[LatinName.MAX_WORDS];
  private final int[] like = new int[LatinName.MAX_WORDS];
  private int many;
  private boolean isJoined;
  private int bar;
  private final WordMarks marks;

  MostScore(WordMarks marks) {
    this.marks = marks;
  }

  void begin(int bar) {
    this.bar = bar;
    many = 0;
    isJoined = false;
  }

  /// The next word of the name.
  ///
  /// @param counts its weight, as [Word#counts]
  /// @param met the words of the query that it may be linked with, as bits
  /// @param like how like it is to any of them, at most, in hundredths
  void add(int counts, int met, int like) {
    this.counts[many] = counts;
    this.met[many] = met;
    this.like[many] = like;
    many++;
    isJoined |= like == WordsMet.JOINED;
  }

  /// @param needs the words of the name that must not be left over
  /// @param here the words of the query that are met, as bits
  /// @param there the words of the name that are met, as bits
  boolean mayReach(int needs, int here, int there) {
    return isJoined
        || ((needs & ~there) == 0 && nameLinked(needs))
        || ((marks.needs() & ~here) == 0 && queryLinked());
  }

  /// Every word of substance of the name is linked.
  private boolean nameLinked(int needs) {
    int slips = 0;
    for (int j = 0; j < many; j++) {
      slips += (needs >> j & 1) != 0 && like[j] < WordMatch.SLIP ? 1 : 0;
    }
    long sum = 0;
    for (int j = 0; j < many; j++) {
      int gain = gain(like[j], slips);
      int weight = weight(counts[j], marks.counts, met[j], gain);
      if ((needs >> j & 1) != 0 || gain > 0) {
        sum += (long) weight * gain;
      }
    }
    return sum >= 0;
  }

  /// Every word of substance of the query is linked.
  private boolean queryLinked() {
    int slips = 0;
    for (int i = 0; i < marks.words(); i++) {
      slips += (marks.needs() >> i & 1) != 0 && most(i) < WordMatch.SLIP ? 1 : 0;
    }
    long sum = 0;
    for (int i = 0; i < marks.words(); i++) {
      int with = with(i);
      if (with != 0) {
        int gain = gain(most(i), slips);
        if ((marks.needs() >> i & 1) != 0 || gain > 0) {
          sum += (long) weight(marks.counts[i], counts, with, gain) * gain;
        }
      }
    }
    return sum >= 0;
  }

  /// The words of the name that a word of the query may be linked with.
  private int with(int query) {
    int with = 0;
    for (int j = 0; j < many; j++) {
      with |= (met[j] >> query & 1) << j;
    }
    return with;
  }

  private int most(int query) {
    int most = 0;
    for (int j = 0; j < many; j++) {
      if ((met[j] >> query & 1) != 0) {
        most = Math.max(most, like[j]);
      }
    }
    return most;
  }

  /// What a link adds above the bar, in ten-thousandths of its weight.
  private int gain(int like, int slips) {
    int left = like < WordMatch.SLIP ? WordMatch.slipped(like, slips) : like;
    return 100 * left - bar;
  }

  /// The weight of a link with one of some words that makes the sum greatest.
  private static int weight(int own, int[] counts, int of, int gain) {
    int best = -1;
    for (int rest = of; rest != 0; rest &= rest - 1) {
      int other = counts[Integer.numberOfTrailingZeros(rest)];
      best = best < 0 ? other : gain > 0 ? Math.max(best, other) : Math.min(best, other);
    }
    return best < 0 ? 0 : (own + best) / 2;
  }
}

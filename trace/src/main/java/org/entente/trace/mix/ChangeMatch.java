package org.entente.trace.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Can the inputs be divided among owners so that each paid for one equal output and got the rest
/// back as one of the changes?
///
/// Each maker's inputs must sum up to the equal value and its change, less what it earned; what
/// is left over is the taker's, who pays for all. A subset sum has no cheap answer, so that the
/// search has a budget and may end undecided.
final class ChangeMatch {
  /// Steps of the search; some milliseconds.
  private static final int BUDGET = 40_000;

  /// What a maker adds to the miner's fee at most, satoshi.
  private static final long MOST_ADDED = 6_000;

  /// What a maker earns at most: satoshi, and one part in so many of the equal value.
  private static final long MOST_EARNED = 3_000;

  private static final long EARNED_PART = 25;

  /// What makers mostly ask, or add to the miner's fee, satoshi.
  private static final long USUAL_GAIN = 1_500;

  /// Gains much smaller than this, in satoshi, are equally likely.
  private static final long NEAR = 50;

  enum Result {
    FITS,
    FITS_NOT,
    NOT_DECIDED
  }

  /// A division: the change that each input belongs to, as an index into the changes, a sweeping
  /// taker's missing one last; and what each maker gained, satoshi.
  record Division(List<Integer> changeOfInput, List<Long> gains) {
    Division {
      changeOfInput = List.copyOf(changeOfInput);
      gains = List.copyOf(gains);
    }

    /// Whether no maker gained or gave more than fees usually are.
    boolean isNear() {
      return gains.stream().allMatch(gain -> Math.abs(gain) <= USUAL_GAIN);
    }

    /// How likely among others: the nearer to nothing the gains are, the likelier.
    double weight() {
      double weight = 1;
      for (long gain : gains) {
        weight /= NEAR + Math.abs((double) gain);
      }
      return weight;
    }
  }

  /// `complete`: no division was left out.
  record Found(Result result, List<Division> divisions, boolean complete) {}

  private final long equal;
  private final long[] inputs;
  private final int[] order;
  private final long[] changes;
  private final int[] owner;
  private final int most;
  private final List<Division> divisions = new ArrayList<>();
  private int steps;

  /// `changes` may hold one less than there are equal outputs: the taker swept. At most `most`
  /// divisions are looked for.
  ChangeMatch(long equal, List<Long> inputs, List<Long> changes, int participants, int most) {
    this.equal = equal;
    this.most = most;
    Integer[] falling = new Integer[inputs.size()];
    Arrays.setAll(falling, i -> i);
    Arrays.sort(falling, Comparator.comparing(inputs::get, Comparator.reverseOrder()));
    order = Arrays.stream(falling).mapToInt(i -> i).toArray();
    this.inputs = Arrays.stream(order).mapToLong(inputs::get).toArray();
    long[] padded = new long[participants];
    for (int i = 0; i < changes.size(); i++) {
      padded[i] = changes.get(i);
    }
    this.changes = padded;
    owner = new int[inputs.size()];
    Arrays.fill(owner, -1);
  }

  Found find() {
    Integer[] falling = new Integer[changes.length];
    Arrays.setAll(falling, i -> i);
    Arrays.sort(falling, Comparator.comparing(i -> changes[i], Comparator.reverseOrder()));
    int[] places = Arrays.stream(falling).mapToInt(i -> i).toArray();
    place(places, 0, -1);
    Result result =
        !divisions.isEmpty() ? Result.FITS : steps > BUDGET ? Result.NOT_DECIDED : Result.FITS_NOT;
    boolean complete = steps <= BUDGET && divisions.size() < most;
    return new Found(result, List.copyOf(divisions), complete);
  }

  /// Serves the changes from `at` on; `taker` is the one left out so far, or −1.
  private boolean place(int[] places, int at, int taker) {
    if (at == places.length) {
      return taker >= 0 && restIsTakers(taker);
    }
    int change = places[at];
    long low = equal + changes[change] - MOST_EARNED - equal / EARNED_PART;
    long high = equal + changes[change] + MOST_ADDED;
    boolean sweep = changes[change] == 0;
    if (!sweep && choose(places, at, taker, 0, low, high)) {
      return true;
    }
    // The taker is served last, from what is left.
    return taker < 0 && place(places, at + 1, change);
  }

  /// Adds inputs from `from` on to the group of the change at hand until the sum lies between.
  private boolean choose(int[] places, int at, int taker, int from, long low, long high) {
    if (low <= 0 && place(places, at + 1, taker)) {
      return true;
    }
    for (int i = from; i < inputs.length; i++) {
      if (++steps > BUDGET) {
        return false;
      }
      if (owner[i] >= 0 || inputs[i] > high || sameAsSkipped(i, from)) {
        continue;
      }
      if (inputs[i] < low && inputs[i] * (inputs.length - i) < low) {
        return false; // even all that follow, none greater, are too little
      }
      owner[i] = places[at];
      if (choose(places, at, taker, i + 1, low - inputs[i], high - inputs[i])) {
        return true;
      }
      owner[i] = -1;
    }
    return false;
  }

  /// Of equal inputs in a row only the first is tried.
  private boolean sameAsSkipped(int i, int from) {
    return i > from && inputs[i] == inputs[i - 1] && owner[i - 1] < 0;
  }

  /// True when enough divisions were found.
  private boolean restIsTakers(int taker) {
    long rest = 0;
    long[] sums = new long[changes.length];
    Integer[] changeOf = new Integer[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      int whose = owner[i] < 0 ? taker : owner[i];
      rest += owner[i] < 0 ? inputs[i] : 0;
      sums[whose] += inputs[i];
      changeOf[order[i]] = whose;
    }
    if (rest < equal + changes[taker]) {
      return false;
    }
    List<Long> gains = new ArrayList<>();
    for (int change = 0; change < changes.length; change++) {
      if (change != taker) {
        gains.add(equal + changes[change] - sums[change]);
      }
    }
    divisions.add(new Division(Arrays.asList(changeOf), gains));
    return divisions.size() >= most;
  }
}

package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.entente.watch.overflight.Manoeuvres;
import org.entente.watch.overflight.Manoeuvres.Verdict;
import org.entente.watch.overflight.made.MadeHistory;

/// Satellites: did it move by itself?
final class OverflightAccuracy implements AccuracyPart {
  private static final int HISTORIES = 20;
  private static final int SETS = 200;
  private static final int BURNS_IN_HUNDRED = 10;
  private static final double LARGE_M = 200;

  @Override
  public String title() {
    return "Overflights";
  }

  @Override
  public String about() {
    return """
    Verdicts of `entente watch overflight manoeuvres` on synthetic histories of a satellite near 500 km, 20 of 200 sets a row: one interval \
    in ten has a burn between 20 m and 2 km of mean semi-major axis (sizes by equal ratios, one in five lowers the orbit), sets are off \
    by 5 m, drag terms by a tenth, the air by another tenth, and in storms of the Sun it is two and a half times as thick. `manoeuvre` counts \
    that verdict alone, `manoeuvre or unsure` whatever is not called natural. All false alarms are storms: air twice as thick \
    as expected looks like a burn downwards. After more than ten days of silence the rule says unsure unless the orbit rose, on purpose. No public history with known burns is at hand; the two \
    real sets of Malligyong-1 are told natural, as they are. That every pass is found is proved by tests against a one-second grid; \
    the verification set of AIAA 2006-6753 is met whole: [how](../concepts/overflights.md).
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    List<Measured> rows = new ArrayList<>();
    for (double days : new double[] {1, 3, 12}) {
      String every = days == 1 ? "a set a day" : "a set every " + (int) days + " days";
      rows.add(row("manoeuvre", every, days, v -> v == Verdict.MANOEUVRE, 0));
      rows.add(row("manoeuvre or unsure", every, days, v -> v != Verdict.NATURAL, 0));
      String large = every + ", burns of 200 m and more";
      rows.add(row("manoeuvre", large, days, v -> v == Verdict.MANOEUVRE, LARGE_M));
    }
    return rows;
  }

  /// Smaller burns are left out: neither hit nor miss.
  private static Measured row(
      String rule, String sample, double days, Predicate<Verdict> isSaid, double leastM) {
    Tally tally = Tally.NONE;
    for (int seed = 0; seed < HISTORIES; seed++) {
      MadeHistory.History history = MadeHistory.of(seed, SETS, BURNS_IN_HUNDRED, days);
      List<Manoeuvres.Interval> intervals = Manoeuvres.intervals(history.sets());
      for (int i = 0; i < intervals.size(); i++) {
        double burn = Math.abs(history.truths().get(i).burnM());
        if (burn == 0 || burn >= leastM) {
          tally = tally.add(isSaid.test(intervals.get(i).verdict()), burn > 0);
        }
      }
    }
    return new Measured(rule, sample, Truth.GENERATED, tally, null);
  }
}

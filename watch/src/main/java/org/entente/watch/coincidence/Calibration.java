package org.entente.watch.coincidence;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Asks the same question of made series that know nothing of each other: how often does the test
/// still find something? B comes in clusters, as real events do.
///
/// @param below how many of the p-values lie at 0.05 or below
/// @param binomialBelow the same of the formula for independent events
/// @param distance largest distance of the p-values' distribution from what it must be
/// (Kolmogorov and Smirnov), only to the side on which too much is found
public record Calibration(int worlds, int below, int binomialBelow, double distance) {
  private static final double LEVEL = 0.05;
  private static final int CLUSTER = 4;

  /// A stays as it is; B is made anew for each world, as many events in the same span, in
  /// clusters of about four within two windows.
  public static Calibration of(
      Series a, int countB, Coincidence.Cell cell, int worlds, int rounds, long seed) {
    return of(a, countB, CLUSTER, cell, worlds, rounds, seed);
  }

  static Calibration of(
      Series a, int countB, int cluster, Coincidence.Cell cell, int worlds, int rounds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] ps = new double[worlds];
    int below = 0;
    int binomialBelow = 0;
    for (int i = 0; i < worlds; i++) {
      Series b = clustered(countB, cluster, a.spanDays(), 2 * cell.windowDays(), random);
      Coincidence.Answer answer =
          Coincidence.of(a, b, List.of(cell), rounds, random.nextLong()).getFirst();
      ps[i] = answer.p();
      below += answer.p() <= LEVEL ? 1 : 0;
      binomialBelow += answer.binomial() <= LEVEL ? 1 : 0;
    }
    Arrays.sort(ps);
    double distance = 0;
    for (int i = 0; i < worlds; i++) {
      distance = Math.max(distance, (i + 1.0) / worlds - ps[i]);
    }
    return new Calibration(worlds, below, binomialBelow, distance);
  }

  /// Events around centres that lie anywhere; what leaves the span comes in at its begin.
  static Series clustered(
      int count, int cluster, double span, double width, SplittableRandom random) {
    double[] days = new double[count];
    double centre = 0;
    for (int i = 0; i < count; i++) {
      if (i % cluster == 0) {
        centre = random.nextDouble() * span;
      }
      double at = (centre + (random.nextDouble() - 0.5) * Math.min(width, span)) % span;
      days[i] = at < 0 ? Math.min(at + span, span) : at;
    }
    return new Series(days, span);
  }
}

package org.entente.watch.coincidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/// How often an event of A has one of B before it, by at least a lag and at most a lag and a
/// window, and how often that would be by chance.
public final class Coincidence {
  private static final double LEVEL = 0.05;

  /// One question of several.
  public record Cell(double windowDays, double lagDays) {}

  /// Its answer.
  ///
  /// @param hits events of A with one of B before
  /// @param expected their share among all by chance
  /// @param low of the share that was seen, 95 % (Clopper and Pearson), by groups of A
  /// @param groups events of A that lie within a window of each other share what is before them
  /// and count once for `low` and `high`
  /// @param p how often chance gives as many hits or more
  /// @param holm the same for as many questions as were asked together (Holm)
  /// @param binomial what the formula for independent events would say; not to be relied on
  public record Answer(
      Cell cell,
      int hits,
      double rate,
      double expected,
      double low,
      double high,
      int groups,
      double p,
      double holm,
      double binomial) {
    /// The share that was seen above what chance gives.
    public double effect() {
      return rate - expected;
    }
  }

  private Coincidence() {}

  /// Each question with so many circular shifts of B; the same seed gives the same answers.
  public static List<Answer> of(Series a, Series b, List<Cell> cells, int rounds, long seed) {
    List<Answer> answers = new ArrayList<>();
    for (Cell cell : cells) {
      answers.add(answer(a, b, cell, rounds, new SplittableRandom(seed)));
    }
    return holm(answers);
  }

  private static Answer answer(Series a, Series b, Cell cell, int rounds, SplittableRandom random) {
    int seen = hits(a, b, cell, 0);
    long sum = 0;
    int asMany = 0;
    for (int i = 0; i < rounds; i++) {
      int hits = hits(a, b, cell, random.nextDouble() * b.spanDays());
      sum += hits;
      asMany += hits >= seen ? 1 : 0;
    }
    double rate = (double) seen / a.count();
    int groups = a.groups(cell.windowDays());
    double alike = rate * groups;
    double p = (asMany + 1.0) / (rounds + 1.0);
    double single = single(b, cell);
    return new Answer(
        cell,
        seen,
        rate,
        (double) sum / rounds / a.count(),
        Binomial.low((int) Math.floor(alike + 1e-9), groups, LEVEL),
        Binomial.high((int) Math.ceil(alike - 1e-9), groups, LEVEL),
        groups,
        p,
        p,
        Binomial.atLeast(seen, a.count(), single));
  }

  /// That one event of A has one of B before it, were those of B independent and anywhere.
  private static double single(Series b, Cell cell) {
    double share = Math.min(1, cell.windowDays() / (b.spanDays() - cell.lagDays()));
    return 1 - Math.pow(1 - share, b.count());
  }

  static int hits(Series a, Series b, Cell cell, double shift) {
    int hits = 0;
    for (int i = 0; i < a.count(); i++) {
      double high = a.at(i) - cell.lagDays();
      hits += b.hasWithin(high - cell.windowDays(), high, shift) ? 1 : 0;
    }
    return hits;
  }

  /// Holm: the smallest p times the number of questions, the next times one less, never below the
  /// one before.
  private static List<Answer> holm(List<Answer> answers) {
    List<Answer> sorted = new ArrayList<>(answers);
    sorted.sort(Comparator.comparingDouble(Answer::p));
    List<Answer> corrected = new ArrayList<>(answers);
    double before = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Answer one = sorted.get(i);
      before = Math.max(before, Math.min(1, one.p() * (sorted.size() - i)));
      corrected.set(
          answers.indexOf(one),
          new Answer(
              one.cell(),
              one.hits(),
              one.rate(),
              one.expected(),
              one.low(),
              one.high(),
              one.groups(),
              one.p(),
              before,
              one.binomial()));
    }
    return corrected;
  }
}

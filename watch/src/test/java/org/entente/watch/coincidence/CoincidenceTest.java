package org.entente.watch.coincidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;

class CoincidenceTest {
  private static final double SPAN = 1_000;
  private static final Coincidence.Cell WEEK = new Coincidence.Cell(7, 0);

  private static Series uniform(int count, SplittableRandom random) {
    return new Series(random.doubles(count, 0, SPAN).toArray(), SPAN);
  }

  /// The definition, written the dumb way.
  private static int slow(double[] a, double[] b, Coincidence.Cell cell, double shift) {
    int hits = 0;
    for (double one : a) {
      boolean isHit = false;
      for (double other : b) {
        double at = (other + shift) % SPAN;
        double before = one - at;
        isHit |= before >= cell.lagDays() && before <= cell.lagDays() + cell.windowDays();
      }
      hits += isHit ? 1 : 0;
    }
    return hits;
  }

  @Test
  void hitsAreThoseOfTheDefinitionWhateverTheShift() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      double[] a = random.doubles(random.nextInt(1, 20), 0, SPAN).toArray();
      double[] b = random.doubles(random.nextInt(1, 20), 0, SPAN).toArray();
      Coincidence.Cell cell =
          new Coincidence.Cell(random.nextDouble() * 200, random.nextDouble() * 100);
      double shift = i % 3 == 0 ? 0 : random.nextDouble() * SPAN;
      assertThat(Coincidence.hits(new Series(a, SPAN), new Series(b, SPAN), cell, shift))
          .as("seed " + seed + " case " + i)
          .isEqualTo(slow(a, b, cell, shift));
    }
  }

  @Test
  void onSeriesThatKnowNothingOfEachOtherPValuesAreAsChanceWantsThem() {
    Series a = Calibration.clustered(40, 4, SPAN, 1, new SplittableRandom(1));
    Coincidence.Cell cell = new Coincidence.Cell(20, 0);
    for (int cluster : new int[] {1, 4}) {
      Calibration calibration = Calibration.of(a, 40, cluster, cell, 600, 400, 2);
      System.out.println("coincidence, B in clusters of " + cluster + ": " + calibration);
      assertThat(calibration.below()).as("of 600 at 0.05").isLessThanOrEqualTo(45);
      assertThat(calibration.distance()).as("Kolmogorov, 1 %").isLessThan(1.52 / Math.sqrt(600));
      if (cluster == 1) {
        assertThat(calibration.binomialBelow())
            .as("A's clusters deceive the formula")
            .isGreaterThan(60);
      }
    }
  }

  @Test
  void aLagThatWasPutInIsFoundAndOnlyThatOne() {
    SplittableRandom random = new SplittableRandom(3);
    double[] b = random.doubles(30, 50, SPAN - 50).toArray();
    double[] a = Arrays.stream(b).map(at -> at + 20 + random.nextDouble() * 3).toArray();
    List<Coincidence.Cell> cells =
        List.of(
            new Coincidence.Cell(5, 0), new Coincidence.Cell(5, 19), new Coincidence.Cell(5, 40));
    List<Coincidence.Answer> answers =
        Coincidence.of(new Series(a, SPAN), new Series(b, SPAN), cells, 2_000, 1);
    assertThat(answers.get(1).holm()).isLessThan(0.01);
    assertThat(answers.get(1).rate()).isEqualTo(1);
    assertThat(answers.get(1).effect()).isGreaterThan(0.7);
    assertThat(answers.get(1).low()).isGreaterThan(answers.get(1).expected());
    assertThat(answers.get(0).holm()).isGreaterThan(0.05);
    assertThat(answers.get(2).holm()).isGreaterThan(0.05);
  }

  @Test
  void moreQuestionsAskedTogetherNeedStrongerAnswers() {
    SplittableRandom random = new SplittableRandom(4);
    Series a = uniform(12, random);
    Series b = uniform(12, random);
    List<Coincidence.Cell> cells =
        List.of(WEEK, new Coincidence.Cell(14, 0), new Coincidence.Cell(30, 0));
    List<Coincidence.Answer> answers = Coincidence.of(a, b, cells, 500, 1);
    double least = answers.stream().mapToDouble(Coincidence.Answer::p).min().orElseThrow();
    assertThat(answers.stream().mapToDouble(Coincidence.Answer::holm).min().orElseThrow())
        .isEqualTo(Math.min(1, 3 * least));
    answers.forEach(one -> assertThat(one.holm()).isGreaterThanOrEqualTo(one.p()));
    assertThat(Coincidence.of(a, b, cells, 500, 1)).isEqualTo(answers);
  }

  @Test
  void oneEventProvesNothing() {
    Series one = new Series(new double[] {500}, SPAN);
    Coincidence.Answer answer =
        Coincidence.of(one, new Series(new double[] {498}, SPAN), List.of(WEEK), 10_000, 1)
            .getFirst();
    assertThat(answer.rate()).isEqualTo(1);
    assertThat(answer.low()).isCloseTo(0.025, within(1e-6));
    assertThat(answer.high()).isEqualTo(1);
  }

  @Test
  void theIntervalIsThatOfTheTables() {
    // Clopper and Pearson for 7 of 20 and 0 of 10, as any table has them.
    assertThat(Binomial.low(7, 20, 0.05)).isCloseTo(0.15391, within(1e-5));
    assertThat(Binomial.high(7, 20, 0.05)).isCloseTo(0.59219, within(1e-5));
    assertThat(Binomial.high(0, 10, 0.05)).isCloseTo(0.30850, within(1e-5));
  }

  @Test
  void timesComeFromAColumnOrFromOneLane() {
    EventTimes csv =
        EventTimes.read("a.csv", "time,what\n2022-03-23,x\n".getBytes(UTF_8), "", Duration.ZERO);
    assertThat(csv.times()).hasToString("[2022-03-23T12:00:00Z]");
    String manoeuvre =
        "{\"intervals\":[],\"events\":[{\"object\":\"1\",\"time\":null,"
            + "\"not_before\":\"2024-02-19T00:00:00Z\",\"not_after\":\"2024-02-21T00:00:00Z\"}]}";
    assertThat(
            EventTimes.read("m", manoeuvre.getBytes(UTF_8), "overflight", Duration.ofDays(7))
                .times())
        .hasToString("[2024-02-20T00:00:00Z]");
    assertThat(
            EventTimes.read("m", manoeuvre.getBytes(UTF_8), "manoeuvre", Duration.ofDays(1))
                .leftOut())
        .isEqualTo(1);
    assertThatThrownBy(
            () -> EventTimes.read("a", "time\nsoon\n".getBytes(UTF_8), "", Duration.ZERO))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 2");
  }
}

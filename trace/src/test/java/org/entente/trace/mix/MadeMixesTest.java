package org.entente.trace.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.trace.mix.made.Made;
import org.entente.trace.mix.made.MadeMixes;
import org.junit.jupiter.api.Test;

/// Made rounds of every kind, and payments that look most like them.
class MadeMixesTest {
  private static final long SEED = Long.getLong("entente.seed", 20_251_125);

  private final MadeMixes made = new MadeMixes(SEED);

  private static long right(List<Made> all) {
    return all.stream().filter(one -> MixJudge.judge(one.tx()).kind() == one.kind()).count();
  }

  @Test
  void roundsAreRecognised() {
    int n = 1_000;
    assertThat(right(made.whirlpool(n))).as("seed " + SEED).isEqualTo(n);
    assertThat(right(made.wasabi1(n))).as("seed " + SEED).isGreaterThan(970);
    assertThat(right(made.wasabi2(200))).as("seed " + SEED).isGreaterThan(197);
    assertThat(right(made.smallWasabi2(n))).as("seed " + SEED).isGreaterThan(970);
    assertThat(right(made.joinMarket(n))).as("seed " + SEED).isGreaterThan(950);
  }

  @Test
  void ordinaryPaymentsAreNot() {
    int n = 20_000;
    assertThat(n - right(made.ordinary(n))).as("seed " + SEED).isLessThanOrEqualTo(n / 1_000);
    assertThat(n - right(made.payouts(n))).as("seed " + SEED).isLessThanOrEqualTo(n / 1_000);
  }

  @Test
  void onePayersImitationsAreToldApartByTheirSums() {
    int n = 2_000;
    assertThat(n - right(made.imitations(n))).as("seed " + SEED).isLessThanOrEqualTo(n / 20);
  }
}

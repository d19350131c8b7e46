package org.entente.exchange.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LaunderingTest {
  private static final int THEFTS = 200_000;
  private static final long HOUR = 3_600_000;
  // five standard errors of a share of 200,000 thefts
  private static final Offset<Long> NEAR = within(5_600L);

  private static long ppm(double share) {
    return Math.round(share * 1e6);
  }

  @Test
  void moneyThatIsGoneOnceItMovesFollowsTheExponentialCurve() {
    for (long seed = 1; seed <= 3; seed++) {
      Laundering all = Laundering.drawn(seed, THEFTS, 15 * HOUR, 0);
      for (int hours : new int[] {0, 1, 5, 15, 37, 100}) {
        assertThat(all.stoppable(hours * HOUR))
            .as("seed %d, %d hours", seed, hours)
            .isCloseTo(ppm(Math.exp(-hours / 15.0)), NEAR);
        assertThat(all.begun(hours * HOUR) + all.stoppable(hours * HOUR))
            .isBetween(999_999L, 1_000_000L);
      }
    }
  }

  @Test
  void theLastOfItFollowsTheSumOfTwoExponentialTimes() {
    Laundering all = Laundering.drawn(7, THEFTS, 15 * HOUR, 64 * HOUR);
    for (int hours : new int[] {1, 24, 37, 200}) {
      double left = (64 * Math.exp(-hours / 64.0) - 15 * Math.exp(-hours / 15.0)) / (64 - 15);
      assertThat(all.complete(hours * HOUR)).isCloseTo(ppm(1 - left), NEAR);
    }
  }

  /// Of a time of exponential length x with mean m, the share (1 - s/x) is left after s: its mean
  /// is the integral of exp(-x/m)/m (1 - s/x) from s on, done here by small steps.
  @Test
  void moneyThatLeavesEvenlyFollowsTheIntegral() {
    Laundering all = Laundering.drawn(11, THEFTS, 0, 64 * HOUR);
    for (int hours : new int[] {1, 24, 100}) {
      double sum = 0;
      double step = 0.005;
      for (double x = hours + step / 2; x < 64 * 30; x += step) {
        sum += Math.exp(-x / 64) / 64 * (1 - hours / x) * step;
      }
      assertThat(all.stoppable(hours * HOUR)).isCloseTo(ppm(sum), NEAR);
    }
  }

  @Test
  void aSeedGivesTheSameAndLaterIsNeverMore() {
    Laundering one = Laundering.drawn(3, 10_000, 15 * HOUR, 64 * HOUR);
    Laundering same = Laundering.drawn(3, 10_000, 15 * HOUR, 64 * HOUR);
    long before = 1_000_000;
    for (int minutes = 0; minutes < 10_000; minutes += 97) {
      long now = one.stoppable(minutes * 60_000L);
      assertThat(now).isEqualTo(same.stoppable(minutes * 60_000L)).isLessThanOrEqualTo(before);
      assertThat(one.minute(minutes * 60_000L, 1_000_000_000_000L)).isNotNegative();
      before = now;
    }
    assertThat(one.stoppable(0, 25_000_000)).isEqualTo(25_000_000);
  }
}

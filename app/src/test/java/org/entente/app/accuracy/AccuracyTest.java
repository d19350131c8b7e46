package org.entente.app.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccuracyTest {
  @TempDir private Path folder;

  @Test
  void theReportIsTheSameEachTimeAndSaysWhatWasNotAtHand() {
    CommandLineRun run = CommandLineRun.of("test", "accuracy", "--data", folder);
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("not at hand, left out: tracing/coinjoin/labels.csv");
    assertThat(run.out())
        .contains("## CoinJoins", "| joinmarket | made rounds", "| generated |", "Brier")
        .doesNotContain("near truth |")
        .isEqualTo(CommandLineRun.of("test", "accuracy", "--data", folder).out());
  }

  @Test
  void ratesComeFromTheCounts() {
    Tally tally = Tally.NONE;
    for (int i = 0; i < 10; i++) {
      tally = tally.add(i < 4, i < 3 || i == 9);
    }
    assertThat(tally).isEqualTo(new Tally(3, 1, 1, 5));
    assertThat(tally.precision()).isEqualTo(0.75);
    assertThat(tally.recall()).isEqualTo(0.75);
    assertThat(tally.f1()).isEqualTo(0.75);
    assertThat(tally.falseAlarmRate()).isCloseTo(1 / 6.0, within(1e-9));
  }

  @Test
  void alwaysSayingOneHalfHasABrierScoreOfAQuarter() {
    Calibration calibration = new Calibration();
    for (int i = 0; i < 100; i++) {
      calibration.add(500_000, i % 3 == 0);
    }
    assertThat(calibration.brier()).isEqualTo(0.25);
    assertThat(calibration.bins()).containsExactly(new Calibration.Bin(50, 60, 100, 500_000, 34));
  }
}

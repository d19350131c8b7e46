package org.entente.app.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.trace.accuracy.RuleFigure;
import org.entente.trace.accuracy.RuleFigures;
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
        .doesNotContain("labelled real transactions |")
        .isEqualTo(CommandLineRun.of("test", "accuracy", "--data", folder).out());
    assertTheRegistryHas(run.out());
  }

  /// What results print beside a claim is what was measured just now.
  private static void assertTheRegistryHas(String page) {
    Map<String, RuleFigure> registry = new HashMap<>();
    for (RuleFigure figure : RuleFigures.all()) {
      registry.put(figure.rule() + " on " + figure.sample(), figure);
    }
    long rows = 0;
    for (String line : page.lines().filter(line -> line.contains("| generated |")).toList()) {
      List<String> cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      RuleFigure figure = registry.get(cells.get(1) + " on " + cells.get(2));
      if (figure == null) {
        throw new AssertionError("run entente test accuracy --write: " + line);
      }
      assertThat(Long.toString(figure.size())).as(line).isEqualTo(cells.get(4));
      assertNear(line, figure.precisionPpm(), cells.get(8));
      assertNear(line, figure.recallPpm(), cells.get(9));
      rows++;
    }
    assertThat(rows).isGreaterThan(20);
  }

  private static void assertNear(String line, int ppm, String share) {
    if (share.equals("–")) {
      assertThat(ppm).as(line).isEqualTo(-1);
    } else {
      assertThat(ppm / 1e6).as(line).isCloseTo(Double.parseDouble(share), within(0.000_051));
    }
  }

  @Test
  void aRuleIsToldByItsBestSample() {
    RuleFigure joinMarket = RuleFigures.of("joinmarket").orElseThrow();
    assertThat(joinMarket.labels()).isEqualTo("truth");
    assertThat(RuleFigures.of("whirlpool").orElseThrow().labels()).isEqualTo("near truth");
    assertThat(RuleFigures.of("no such rule")).isEmpty();
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

package org.entente.app.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.entente.app.demo.Demo;
import org.junit.jupiter.api.Test;

/// Where the demonstration's ships come from: from here, and from no receiver.
class SyntheticShipsTest {
  private static final long BEGIN = 1_769_904_000L;
  private static final int FIRST = 646_000_001;
  private static final int SECOND = 646_000_002;

  /// Two ships, by numbers that no state gives out, meet in the open Pacific for four hours; then
  /// one falls silent for twenty.
  private static String replay() {
    MadeNmea sea = new MadeNmea();
    for (int i = 0; i < 30; i++) {
      double knots = i < 6 ? 12.5 : 0.4;
      int step = Math.min(i, 6);
      sea.place(FIRST, BEGIN + i * 600L, 30, (16_000 + 4 * step) / 100.0, knots);
      sea.place(SECOND, BEGIN + i * 600L, 30.002, (16_048 - 4 * step) / 100.0, knots);
    }
    for (int i = 0; i < 3; i++) {
      long seconds = BEGIN + 29 * 600L + 72_000 + i * 600L;
      sea.place(FIRST, seconds, 32, (16_100 + 4 * i) / 100.0, 12.5);
    }
    return sea.text();
  }

  @Test
  void theReplayOfTheDemonstrationIsMadeUpAndSaysSoInEverySentence() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Demo.class.getResourceAsStream("synthetic-ships.nmea"))) {
      String kept = new String(in.readAllBytes(), UTF_8);
      assertThat(kept).isEqualTo(replay());
      assertThat(kept.lines()).allMatch(line -> line.startsWith("\\s:synthetic,c:"));
    }
  }
}

package org.entente.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final long SECOND = 1_000_000_000;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private long nanos;

  @Test
  void aLogGetsALineEveryTenSeconds() {
    try (Progress progress = progress(false)) {
      for (int second = 1; second <= 25; second++) {
        nanos = second * SECOND;
        progress.at(second * 2_000_000L, 100_000_000);
      }
    }
    assertThat(printed())
        .isEqualTo(
            """
            checking: 20.0 %, 20.0 MB, 2.0 MB/s, 40 s left
            checking: 40.0 %, 40.0 MB, 2.0 MB/s, 30 s left
            """);
  }

  @Test
  void shortWorkLeavesNoLineInALog() {
    try (Progress progress = progress(false)) {
      nanos = SECOND;
      progress.at(1, 1);
    }
    assertThat(printed()).isEmpty();
  }

  @Test
  void aScreenGetsOneLineThatIsWipedAtTheEnd() {
    try (Progress progress = progress(true)) {
      nanos = SECOND;
      progress.at(1_000_000, 500_000_000);
    }
    String line = "checking: 0.2 %, 1.0 MB, 1.0 MB/s, 8 min 19 s left";
    assertThat(printed()).isEqualTo("\r" + line + "\r" + " ".repeat(line.length()) + "\r");
  }

  private Progress progress(boolean screen) {
    Terminal terminal =
        new Terminal(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            screen,
            Messages.in(Language.ENGLISH));
    return new Progress(terminal, CommandMessage.PROGRESS_CHECK, Progress::megabytes, () -> nanos);
  }

  private String printed() {
    return err.toString(StandardCharsets.UTF_8);
  }
}

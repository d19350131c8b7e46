package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.entente.app.question.ClearanceBook;
import org.entente.app.question.Recorder;
import org.entente.app.question.Screening;
import org.entente.screen.desk.Clearances;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Thresholds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--audit FILE`: where decisions are recorded, else with the lists. There is no way to have an
/// answer without a record.
public final class RecordOption {
  @Option(names = "--audit", paramLabel = "FILE", description = "${bundle:OPTION_AUDIT}")
  private @Nullable Path file;

  /// The desk with its lists, bars and clearances, as they are now.
  public Recorder open(ScreenLists lists, Thresholds bars, String version) throws IOException {
    Clearances cleared = Clearances.of(ClearanceBook.in(lists.home()).standing());
    Desk desk = Desk.of(lists.register().targets(), bars);
    return new Recorder(
        new Screening(lists.register(), desk, cleared, LocalDate.EPOCH),
        file(lists.home()),
        version,
        Clock.systemUTC());
  }

  Path file(Path home) {
    return file == null ? home.resolve("audit").resolve("decisions.jsonl") : file;
  }
}

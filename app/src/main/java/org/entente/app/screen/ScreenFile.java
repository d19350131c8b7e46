package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.app.question.Answer;
import org.entente.app.question.CustomerQuestion;
import org.entente.app.question.Recorder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Interrupt;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.desk.Customer;
import org.entente.screen.desk.Thresholds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente screen file`: row after row of whatever is known of people, firms, ships and wallets.
@Command(
    name = "file",
    description = "${bundle:COMMAND_SCREEN_FILE}",
    footer = "  ./entente screen file customers.csv --format json")
public final class ScreenFile implements Callable<Integer> {
  /// Rows that are answered on all processors and recorded with one write.
  private static final int AT_ONCE = 256;

  private final Terminal terminal;
  private final AtomicLong printed = new AtomicLong();
  private final String version;

  @Mixin private ScreenLists lists;
  @Mixin private RecordOption record;
  @Mixin private BarOption threshold;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "10",
      description = "${bundle:OPTION_SCREEN_COUNT}")
  private int count;

  @Option(
      names = "--from-row",
      paramLabel = "N",
      defaultValue = "1",
      description = "${bundle:OPTION_FROM_ROW}")
  private long fromRow;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT}")
  private boolean lenient;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Option(
      names = "--output",
      paramLabel = "RESULTS",
      description = "${bundle:OPTION_SCREEN_OUTPUT}")
  private @Nullable Path output;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_SCREEN_FILE}")
  private Path file;

  public ScreenFile(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    Thresholds bars = threshold.of(lists.home());
    Path results = output;
    if (results == null) {
      try (Interrupt _ = new Interrupt(terminal, this::goOn)) {
        return screen(bars, null);
      }
    }
    try (ResultFile kept = ResultFile.open(results, settings(bars));
        Interrupt _ = new Interrupt(terminal, ScreenMessage.SCREEN_STOPPED)) {
      if (kept.rows() > 0) {
        terminal.note(ScreenMessage.SCREEN_RESUMED, kept.rows());
      }
      return screen(bars, kept);
    }
  }

  private int screen(Thresholds bars, @Nullable ResultFile kept) throws IOException {
    long first = kept == null ? fromRow : fromRow + kept.rows();
    boolean matched = kept != null && kept.matched();
    try (CustomerRows rows = CustomerRows.open(file, lenient);
        Recorder recorder = record.open(lists, bars, version);
        Progress progress =
            new Progress(terminal, ScreenMessage.PROGRESS_SCREEN, Progress::count)) {
      while (rows.count() < first - 1 && rows.next() != null) {
        // answered before
      }
      progress.startAt(rows.count());
      List<CustomerQuestion> batch = rows.questions(AT_ONCE, count);
      while (!batch.isEmpty()) {
        matched |= answer(recorder, batch, kept);
        printed.set(rows.count());
        progress.at(rows.count(), rows.total());
        batch = rows.questions(AT_ONCE, count);
      }
      return matched ? ExitCode.FOUND : ExitCode.DONE;
    }
  }

  private String goOn() {
    return terminal.text(ScreenMessage.SCREEN_GO_ON, printed.get(), printed.get() + 1);
  }

  /// What must be the same for a run to go on: rows, lists, bars.
  private String settings(Thresholds bars) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toAbsolutePath().normalize().toString());
    json.put("sizeBytes", Files.size(file));
    json.put("fromRow", fromRow);
    json.put("count", count);
    json.put("thresholds", new LinkedHashMap<>(bars.bars()));
    json.put("snapshots", lists.snapshots());
    return Json.text(json) + "\n";
  }

  private boolean answer(Recorder recorder, List<CustomerQuestion> batch, @Nullable ResultFile kept)
      throws IOException {
    List<Answer> answers = recorder.answers(batch);
    if (kept != null) {
      kept.add(answers.stream().map(answer -> Json.text(answer.json())).toList());
    } else {
      print(batch, answers);
    }
    return answers.stream().anyMatch(Answer::matched);
  }

  private void print(List<CustomerQuestion> batch, List<Answer> answers) throws IOException {
    ScreenOutput people = new ScreenOutput(terminal, lists, format, 1);
    for (int i = 0; i < answers.size(); i++) {
      Customer customer = batch.get(i).customer();
      switch (format) {
        case JSON -> terminal.out().println(Json.text(answers.get(i).json()));
        case TABLE -> people.table(customer.id() + " " + customer.query(), answers.get(i));
      }
    }
    terminal.out().flush();
  }
}

package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.app.question.Answer;
import org.entente.app.question.CustomerQuestion;
import org.entente.app.question.Recorder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.screen.desk.Customer;
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
  /// Below this a resemblance says nothing.
  private static final int LEAST = 4_000;

  /// Rows that are answered on all processors and recorded with one write.
  private static final int AT_ONCE = 256;

  private final Terminal terminal;
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

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_SCREEN_FILE}")
  private Path file;

  public ScreenFile(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    try (CustomerRows rows = CustomerRows.open(file, lenient);
        Recorder recorder = record.open(lists, threshold.of(lists.home()), version)) {
      ScreenOutput output = new ScreenOutput(terminal, lists, format, 1);
      boolean matched = false;
      long row = 0;
      List<CustomerQuestion> batch = new ArrayList<>();
      for (Customer customer = rows.next(); customer != null; customer = rows.next()) {
        row++;
        if (row >= fromRow) {
          batch.add(new CustomerQuestion(customer, rows.isNumbered(), LEAST, count));
        }
        if (batch.size() == AT_ONCE) {
          matched |= answer(recorder, batch, output);
          batch.clear();
        }
      }
      matched |= answer(recorder, batch, output);
      return matched ? ExitCode.FOUND : ExitCode.DONE;
    }
  }

  private boolean answer(Recorder recorder, List<CustomerQuestion> batch, ScreenOutput output)
      throws IOException {
    boolean matched = false;
    List<Answer> answers = recorder.answers(batch);
    for (int i = 0; i < answers.size(); i++) {
      Answer answer = answers.get(i);
      Customer customer = batch.get(i).customer();
      matched |= answer.matched();
      switch (format) {
        case JSON -> terminal.out().println(Json.text(answer.json()));
        case TABLE -> output.table(customer.id() + " " + customer.query(), answer);
      }
    }
    terminal.out().flush();
    return matched;
  }
}

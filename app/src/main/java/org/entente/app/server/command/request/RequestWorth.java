package org.entente.app.server.command.request;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.NodeHome;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.RequestMessage;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Says what a minute saved is worth, by a model whose assumptions it prints.
@Command(
    name = "worth",
    description = "${bundle:COMMAND_REQUEST_WORTH}",
    footer = "  ./entente request worth --format table")
public final class RequestWorth implements Callable<Integer> {
  private static final int MOST_THEFTS = 1_000_000;
  private static final int MOST_MINUTES = 525_600;

  private final Terminal terminal;

  @Option(names = "--dir", paramLabel = "DIR", description = "${bundle:OPTION_WORTH_DIR}")
  private @Nullable Path folder;

  @Option(
      names = "--after",
      paramLabel = "MINUTES",
      defaultValue = "2220",
      description = "${bundle:OPTION_WORTH_AFTER}")
  private int after;

  @Option(
      names = "--thefts",
      paramLabel = "N",
      defaultValue = "100000",
      description = "${bundle:OPTION_WORTH_THEFTS}")
  private int thefts;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "${bundle:OPTION_WORTH_SEED}")
  private long seed;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public RequestWorth(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    bounded("--after", after, 0, MOST_MINUTES);
    bounded("--thefts", thefts, 1, MOST_THEFTS);
    JsonValue.Members board = JsonValue.Members.NONE;
    if (folder != null) {
      NodeHome home = NodeHome.open(folder.toAbsolutePath());
      board = HomeFolder.request(home, "/x/requests/board", null);
    }
    Map<String, Object> worth = new MinuteWorth(seed, thefts, after).of(board);
    if (format == Format.TABLE) {
      table(worth);
    } else {
      format.print(terminal, worth);
    }
    return ExitCode.DONE;
  }

  private static void bounded(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new BadInput(
          option,
          "",
          value + " is not between " + least + " and " + most,
          "See: entente request worth --help");
    }
  }

  private void table(Map<String, Object> worth) {
    terminal.say(RequestMessage.WORTH_IS_MODEL);
    Table inputs =
        Table.empty()
            .text(terminal.text(RequestMessage.HEADING_RESTS_ON))
            .text(terminal.text(RequestMessage.HEADING_AMOUNT_OF))
            .text(terminal.text(RequestMessage.HEADING_STANDING))
            .text(terminal.text(AttributionMessage.HEADING_SOURCE));
    for (Map<String, Object> row : MinuteWorth.rows(worth, "inputs")) {
      inputs.row(cell(row, "name"), cell(row, "value"), cell(row, "standing"), cell(row, "source"));
    }
    inputs.print(terminal);
    Table checks =
        Table.empty()
            .text(terminal.text(RequestMessage.HEADING_CHECK))
            .number(terminal.text(RequestMessage.HEADING_PUBLISHED_PPM))
            .number(terminal.text(RequestMessage.HEADING_MODEL));
    for (Map<String, Object> row : MinuteWorth.rows(worth, "checks")) {
      checks.row(cell(row, "name"), cell(row, "published_ppm"), cell(row, "model_ppm"));
    }
    checks.print(terminal);
    Table curve =
        Table.empty()
            .number(terminal.text(RequestMessage.HEADING_MINUTES_AFTER))
            .number(terminal.text(RequestMessage.HEADING_STOPPABLE))
            .number("USD")
            .number(terminal.text(RequestMessage.HEADING_MINUTE_USD));
    for (Map<String, Object> row : MinuteWorth.rows(worth, "curve")) {
      curve.row(
          cell(row, "minutes"),
          cell(row, "stoppable_ppm"),
          cell(row, "stoppable_usd"),
          cell(row, "next_minute_usd"));
    }
    curve.print(terminal);
    delays(worth);
  }

  private void delays(Map<String, Object> worth) {
    Table table =
        Table.empty()
            .text(terminal.text(RequestMessage.HEADING_REQUEST))
            .text(terminal.text(RequestMessage.HEADING_WITHOUT))
            .number(terminal.text(RequestMessage.HEADING_SECONDS))
            .text(terminal.text(RequestMessage.HEADING_STANDING))
            .number(terminal.text(RequestMessage.HEADING_STOPPABLE))
            .number(terminal.text(RequestMessage.HEADING_GAINED_USD));
    for (Map<String, Object> request : MinuteWorth.rows(worth, "requests")) {
      String who = cell(request, "partner") + " " + cell(request, "kind");
      table.row(who, "-", cell(request, "seconds"), "", cell(request, "stoppable_ppm"), "-");
      for (Map<String, Object> row : MinuteWorth.rows(request, "without")) {
        table.row(
            who,
            cell(row, "delay"),
            cell(row, "seconds"),
            cell(row, "standing"),
            cell(row, "stoppable_ppm"),
            cell(row, "gained_usd"));
      }
    }
    table.print(terminal);
  }

  private static String cell(Map<String, Object> row, String name) {
    return String.valueOf(row.get(name));
  }
}

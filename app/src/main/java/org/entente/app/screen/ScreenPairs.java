package org.entente.app.screen;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.name.NameScorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente screen pairs`: what the scorers say about pairs of names, without any list.
@Command(
    name = "pairs",
    description = "${bundle:COMMAND_SCREEN_PAIRS}",
    footer = "  ./entente screen pairs pairs.csv --scorer ofac --format json")
public final class ScreenPairs implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_SCREEN_PAIRS}")
  private Path file;

  @Option(
      names = "--scorer",
      paramLabel = "entente|ofac",
      defaultValue = "entente",
      description = "${bundle:OPTION_SCORER}")
  private ScorerName scorer;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ScreenPairs(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    NameScorer names = scorer.scorer();
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_QUERY))
            .text(terminal.text(ScreenMessage.HEADING_CANDIDATE))
            .number(terminal.text(CommandMessage.HEADING_SCORE));
    try (PairRows rows = PairRows.open(file)) {
      for (PairRows.Pair pair = rows.next(); pair != null; pair = rows.next()) {
        int score = names.score(pair.query(), pair.candidate(), pair.kind());
        switch (format) {
          case JSON -> terminal.out().println(Json.text(json(pair, score)));
          case TABLE -> table.row(pair.query(), pair.candidate(), decimal(score).toPlainString());
        }
      }
    }
    if (format == Format.TABLE) {
      table.print(terminal);
    }
    terminal.out().flush();
    return ExitCode.DONE;
  }

  private static Map<String, Object> json(PairRows.Pair pair, int score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", pair.query());
    json.put("candidate", pair.candidate());
    json.put("score", decimal(score));
    return json;
  }

  private static BigDecimal decimal(int score) {
    return BigDecimal.valueOf(score, 4);
  }
}

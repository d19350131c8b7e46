package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.question.ResultFields;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.screen.Hit;
import org.entente.screen.desk.Customer;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Register;
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

  private final Terminal terminal;

  @Mixin private ScreenLists lists;
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

  public ScreenFile(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (CustomerRows rows = CustomerRows.open(file, lenient)) {
      Desk desk = Desk.of(lists.register().targets(), threshold.of(lists.home()));
      ScreenOutput output = new ScreenOutput(terminal, lists, format, 1);
      boolean matched = false;
      long row = 0;
      for (Customer customer = rows.next(); customer != null; customer = rows.next()) {
        row++;
        if (row < fromRow) {
          continue;
        }
        List<Hit> hits = desk.screen(customer, LEAST);
        matched |= hits.stream().anyMatch(Hit::match);
        switch (format) {
          case JSON -> Json.line(terminal, json(customer, lists.register().found(hits)));
          case TABLE -> output.print(customer.id() + " " + customer.query(), List.of(), hits);
        }
      }
      return matched ? ExitCode.FOUND : ExitCode.DONE;
    }
  }

  /// All matches, and at least `--count` in all where there are so many.
  private Map<String, Object> json(Customer customer, List<Register.Found> found) {
    List<Map<String, Object>> results = new ArrayList<>();
    for (Register.Found one : found) {
      if (results.size() < count || one.hit().match()) {
        results.add(ResultFields.of(one));
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", customer.id());
    json.put("query", customer.query());
    json.put("results", results);
    return json;
  }
}

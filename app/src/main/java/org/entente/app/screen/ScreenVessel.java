package org.entente.app.screen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.app.question.Recorder;
import org.entente.app.question.ShipQuestion;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.screen.Country;
import org.entente.screen.ship.ShipQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente screen vessel`: ships by number and name.
@Command(
    name = "vessel",
    description = "${bundle:COMMAND_SCREEN_VESSEL}",
    footer = "  ./entente screen vessel \"Chong Chon Gang\" --imo 7937317")
public final class ScreenVessel implements Callable<Integer> {
  private final Terminal terminal;
  private final String version;

  @Mixin private ScreenLists lists;
  @Mixin private RecordOption record;
  @Mixin private BarOption threshold;

  @Option(
      names = "--imo",
      paramLabel = "NUMBER",
      defaultValue = "",
      description = "${bundle:OPTION_IMO}")
  private String imo;

  @Option(
      names = "--mmsi",
      paramLabel = "NUMBER",
      defaultValue = "",
      description = "${bundle:OPTION_MMSI}")
  private String mmsi;

  @Option(
      names = "--call-sign",
      paramLabel = "SIGN",
      defaultValue = "",
      description = "${bundle:OPTION_CALL_SIGN}")
  private String callSign;

  @Option(
      names = "--flag",
      paramLabel = "COUNTRY",
      defaultValue = "",
      description = "${bundle:OPTION_FLAG}")
  private String flag;

  @Option(
      names = "--customer",
      paramLabel = "ID",
      defaultValue = "",
      description = "${bundle:OPTION_CUSTOMER}")
  private String customer;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "${bundle:PARAMETER_SCREEN_VESSEL}")
  private List<String> names = new ArrayList<>();

  public ScreenVessel(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    List<String> queries = names.isEmpty() ? List.of("") : names;
    if ((imo + mmsi + callSign).isBlank()) {
      BlankQuery.refuse("QUERY", queries);
    }
    ScreenOutput output = new ScreenOutput(terminal, lists, format, queries.size());
    try (Recorder recorder = record.open(lists, threshold.of(lists.home()), version)) {
      for (String text : queries) {
        ShipQuestion question = new ShipQuestion(customer, query(text));
        output.print(text.isEmpty() ? imo + mmsi + callSign : text, recorder.answer(question));
      }
    }
    return output.matched() ? ExitCode.FOUND : ExitCode.DONE;
  }

  /// A text that is a number is an IMO number, or two of them.
  private ShipQuery query(String text) {
    boolean number =
        text.strip().matches("(?i)(IMO\\s*(no\\.?|number)?\\s*:?\\s*)?(\\d{7}|\\d{14})");
    Country country = Country.of(flag);
    return number && imo.isEmpty()
        ? new ShipQuery("", text, mmsi, callSign, country)
        : new ShipQuery(text, imo, mmsi, callSign, country);
  }
}

package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WatchMessage;
import org.entente.watch.supply.EarlyWarning;
import org.entente.watch.text.TextFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente watch supply alerts`.
@Command(
    name = "alerts",
    description = "${bundle:COMMAND_SUPPLY_ALERTS}",
    footer = "  ./entente watch supply alerts --series imports.csv --notices notices.csv")
public final class SupplyAlerts implements Callable<Integer> {
  /// From this level on a person is called.
  private static final int CALLED = 2;

  private final Terminal terminal;

  @Option(
      names = "--series",
      paramLabel = "FILE",
      required = true,
      description = "${bundle:OPTION_SERIES}")
  private Path series;

  @Option(names = "--notices", paramLabel = "FILE", description = "${bundle:OPTION_NOTICES}")
  private @Nullable Path notices;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public SupplyAlerts(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path told = notices;
    List<EarlyWarning.Alert> alerts =
        EarlyWarning.of(
            TextFile.read(series),
            series.toString(),
            told == null ? "" : TextFile.read(told),
            String.valueOf(told));
    switch (format) {
      case JSON ->
          Json.print(terminal, Map.of("alerts", alerts.stream().map(SupplyAlerts::json).toList()));
      case TABLE -> table(alerts);
    }
    boolean isCalled = alerts.stream().anyMatch(alert -> alert.level() >= CALLED);
    return isCalled ? ExitCode.FOUND : ExitCode.DONE;
  }

  private static Map<String, @Nullable Object> json(EarlyWarning.Alert alert) {
    List<Map<String, @Nullable Object>> rules = new ArrayList<>();
    for (EarlyWarning.Met met : alert.rules()) {
      Map<String, @Nullable Object> rule = new LinkedHashMap<>();
      rule.put("rule", met.rule().text());
      rule.put("value", Printed.number(met.value(), 9));
      rule.put("limit", Printed.number(met.limit(), 2));
      rules.add(rule);
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("month", alert.month().toString());
    json.put("importer", alert.importer());
    json.put("product", alert.product());
    json.put("partner", alert.partner());
    json.put("level", alert.level());
    json.put("rules", rules);
    return json;
  }

  private static String number(double value) {
    return Printed.cell(value, 2);
  }

  private void table(List<EarlyWarning.Alert> alerts) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_MONTH))
            .text(terminal.text(WatchMessage.HEADING_IMPORTER))
            .text(terminal.text(WatchMessage.HEADING_PRODUCT))
            .text(terminal.text(WatchMessage.HEADING_PARTNER))
            .number(terminal.text(WatchMessage.HEADING_LEVEL))
            .text(terminal.text(WatchMessage.HEADING_RULES));
    for (EarlyWarning.Alert alert : alerts) {
      table.row(
          alert.month(),
          alert.importer(),
          alert.product(),
          alert.partner(),
          alert.level(),
          alert.rules().stream()
              .map(
                  met ->
                      terminal.text(met.rule().reason(), number(met.value()), number(met.limit())))
              .collect(Collectors.joining("; ")));
    }
    table.print(terminal);
  }
}

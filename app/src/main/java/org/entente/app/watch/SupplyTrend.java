package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.PictureMessage;
import org.entente.base.message.WatchMessage;
import org.entente.watch.supply.Exposure;
import org.entente.watch.supply.TableReader;
import org.entente.watch.supply.Trend;
import org.entente.watch.supply.WorldTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch supply trend`.
@Command(
    name = "trend",
    description = "${bundle:COMMAND_SUPPLY_TREND}",
    footer = "  ./entente watch supply trend --tables 2010=a.csv,2011=b.csv --of KOR --to CHN")
public final class SupplyTrend implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--tables",
      paramLabel = "YEAR=FILE,…",
      required = true,
      split = ",",
      description = "${bundle:OPTION_SUPPLY_TABLES}")
  private Map<String, Path> tables;

  @Mixin private Exposed exposed = new Exposed();

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public SupplyTrend(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Trend.Year> years = new ArrayList<>();
    for (Map.Entry<String, Path> one : tables.entrySet()) {
      if (!one.getKey().matches("[12][0-9]{3}")) {
        throw new BadInput("--tables", "", "no year: " + one.getKey(), "Write 2011=FILE.");
      }
      years.add(new Trend.Year(Integer.parseInt(one.getKey()), exposure(one.getValue())));
    }
    years.sort(Comparator.comparingInt(Trend.Year::year));
    Trend trend = new Trend(years);
    switch (format) {
      case JSON -> Json.print(terminal, document(trend));
      case TABLE -> table(trend);
    }
    return ExitCode.DONE;
  }

  private Exposure exposure(Path file) throws IOException {
    WorldTable world = TableReader.read(file);
    return Exposure.of(world, exposed.region(world), exposed.group(world), exposed.sectors(world));
  }

  private Map<String, @Nullable Object> document(Trend trend) {
    List<Map<String, @Nullable Object>> years = new ArrayList<>();
    for (Trend.Year one : trend.years()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("year", one.year());
      json.put("look_through", Printed.number(one.exposure().lookThrough(), 12));
      json.put("face_value", Printed.number(one.exposure().faceValue(), 12));
      json.put("hidden", Printed.number(one.exposure().hidden(), 12));
      json.put("foreign", Printed.number(one.exposure().foreign(), 12));
      years.add(json);
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("of", exposed.of());
    document.put("to", exposed.to());
    document.put("years", years);
    document.put("change", Printed.number(trend.change(), 12));
    document.put("slope_a_year", Printed.number(trend.slope(), 12));
    return document;
  }

  private void table(Trend trend) {
    Table table =
        Table.empty()
            .text(terminal.text(PictureMessage.HEADING_YEAR))
            .number(terminal.text(WatchMessage.HEADING_LOOK_THROUGH))
            .number(terminal.text(WatchMessage.HEADING_FACE_VALUE));
    for (Trend.Year one : trend.years()) {
      table.row(
          one.year(),
          Printed.cell(100 * one.exposure().lookThrough(), 2),
          Printed.cell(100 * one.exposure().faceValue(), 2));
    }
    table.print(terminal);
    terminal.say(
        PictureMessage.TREND_SAID,
        Printed.cell(100 * trend.change(), 2),
        Printed.cell(100 * trend.slope(), 2));
  }
}

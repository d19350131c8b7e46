package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WatchMessage;
import org.entente.watch.supply.Exposure;
import org.entente.watch.supply.TableReader;
import org.entente.watch.supply.WorldTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch supply exposure`.
@Command(
    name = "exposure",
    description = "${bundle:COMMAND_SUPPLY_EXPOSURE}",
    footer = "  ./entente watch supply exposure --table wiot.tsv.gz --of KOR --to CHN,RUS")
public final class SupplyExposure implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      required = true,
      description = "${bundle:OPTION_WORLD_TABLE}")
  private Path table;

  @Mixin private Exposed exposed = new Exposed();

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public SupplyExposure(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    WorldTable world = TableReader.read(table);
    Exposure exposure =
        Exposure.of(world, exposed.region(world), exposed.group(world), exposed.sectors(world));
    switch (format) {
      case JSON -> Json.print(terminal, document(exposure));
      case TABLE -> table(exposure);
    }
    return ExitCode.DONE;
  }

  private Map<String, @Nullable Object> document(Exposure e) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("of", exposed.of());
    json.put("to", exposed.to());
    json.put("sectors", e.bySector().stream().map(s -> "c" + s.number()).toList());
    json.put("look_through", Printed.number(e.lookThrough(), 12));
    json.put("face_value", Printed.number(e.faceValue(), 12));
    json.put("hidden", Printed.number(e.hidden(), 12));
    json.put("ratio", Printed.number(e.ratio(), 12));
    json.put("foreign", Printed.number(e.foreign(), 12));
    List<Map<String, @Nullable Object>> bySector = new ArrayList<>();
    for (Exposure.Sector s : e.bySector()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("sector", "c" + s.number());
      one.put("output", Printed.number(s.output(), 3));
      one.put("look_through", Printed.number(s.lookThrough(), 12));
      one.put("face_value", Printed.number(s.faceValue(), 12));
      bySector.add(one);
    }
    json.put("by_sector", bySector);
    return json;
  }

  private void table(Exposure e) {
    Table bySector =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_SECTOR))
            .number(terminal.text(WatchMessage.HEADING_OUTPUT_MONEY))
            .number(terminal.text(WatchMessage.HEADING_LOOK_THROUGH))
            .number(terminal.text(WatchMessage.HEADING_FACE_VALUE));
    for (Exposure.Sector s : e.bySector()) {
      bySector.row(
          "c" + s.number(),
          Printed.cell(s.output(), 0),
          Printed.cell(100 * s.lookThrough(), 2),
          Printed.cell(100 * s.faceValue(), 2));
    }
    bySector.print(terminal);
    terminal.say(
        WatchMessage.SUPPLY_EXPOSED,
        exposed.of(),
        String.join(", ", exposed.to()),
        Printed.cell(100 * e.lookThrough(), 2),
        Printed.cell(100 * e.faceValue(), 2),
        Printed.cell(100 * e.hidden(), 2),
        Printed.cell(e.ratio(), 2));
  }
}

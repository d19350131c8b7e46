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
import org.entente.base.BadInput;
import org.entente.base.message.PictureMessage;
import org.entente.base.message.WatchMessage;
import org.entente.watch.supply.Paths;
import org.entente.watch.supply.TableReader;
import org.entente.watch.supply.WorldTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch supply paths`.
@Command(
    name = "paths",
    description = "${bundle:COMMAND_SUPPLY_PATHS}",
    footer = "  ./entente watch supply paths --table wiot.tsv.gz --of KOR --to CHN --top 10")
public final class SupplyPaths implements Callable<Integer> {
  private static final int MOST = 1_000;

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

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "${bundle:OPTION_SUPPLY_TOP}")
  private int top;

  public SupplyPaths(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (top < 1 || top > MOST) {
      throw new BadInput("--top", "", "not between 1 and " + MOST, "Give 20, say.");
    }
    WorldTable world = TableReader.read(table);
    Paths paths =
        Paths.of(world, exposed.region(world), exposed.group(world), exposed.sectors(world), top);
    switch (format) {
      case JSON -> Json.print(terminal, document(world, paths));
      case TABLE -> table(world, paths);
    }
    return ExitCode.DONE;
  }

  private static List<String> names(WorldTable world, Paths.Way way) {
    List<String> names = new ArrayList<>();
    for (int row : way.rows()) {
      String region = world.regions().get(row / world.sectors());
      names.add(region + " c" + (row % world.sectors() + 1));
    }
    return names;
  }

  private Map<String, @Nullable Object> document(WorldTable world, Paths paths) {
    List<Map<String, @Nullable Object>> ways = new ArrayList<>();
    for (Paths.Way way : paths.ways()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("path", names(world, way));
      json.put("share", Printed.number(way.share(), 12));
      ways.add(json);
    }
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("of", exposed.of());
    document.put("to", exposed.to());
    document.put("look_through", Printed.number(paths.total(), 12));
    document.put("paths", ways);
    document.put("remainder", Printed.number(paths.remainder(), 12));
    document.put("complete", paths.isComplete());
    return document;
  }

  private void table(WorldTable world, Paths paths) {
    Table table =
        Table.empty()
            .number(terminal.text(PictureMessage.HEADING_PATH_SHARE))
            .text(terminal.text(PictureMessage.HEADING_PATH));
    for (Paths.Way way : paths.ways()) {
      table.row(Printed.cell(100 * way.share(), 4), String.join(" ← ", names(world, way)));
    }
    table.print(terminal);
    terminal.say(
        PictureMessage.PATHS_REMAINDER,
        Printed.cell(100 * paths.total(), 4),
        Printed.cell(100 * paths.remainder(), 4));
    terminal.say(WatchMessage.SUPPLY_NOTE);
  }
}

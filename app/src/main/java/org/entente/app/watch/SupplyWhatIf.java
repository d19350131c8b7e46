package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.WatchMessage;
import org.entente.watch.supply.TableReader;
import org.entente.watch.supply.WhatIf;
import org.entente.watch.supply.WorldTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente watch supply whatif`.
@Command(
    name = "whatif",
    description = "${bundle:COMMAND_SUPPLY_WHATIF}",
    footer = "  ./entente watch supply whatif --table wiot.tsv.gz --cut CHN=0.5 --buyer KOR")
public final class SupplyWhatIf implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--table",
      paramLabel = "FILE",
      required = true,
      description = "${bundle:OPTION_WORLD_TABLE}")
  private Path table;

  @Option(
      names = "--cut",
      paramLabel = "CC=SHARE",
      required = true,
      split = ",",
      description = "${bundle:OPTION_CUT}")
  private Map<String, Double> cut;

  @Option(
      names = "--buyer",
      paramLabel = "CC",
      required = true,
      description = "${bundle:OPTION_BUYER}")
  private String buyer;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public SupplyWhatIf(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    WorldTable world = TableReader.read(table);
    Map<Integer, Double> shares = new LinkedHashMap<>();
    cut.forEach(
        (code, share) -> {
          if (!(share >= 0 && share <= 1)) {
            throw new BadInput("--cut", "", "no share: " + share, "Give 0 to 1, as CHN=0.5.");
          }
          shares.put(world.region(code), share);
        });
    WhatIf found = WhatIf.of(world, shares, world.region(buyer));
    switch (format) {
      case JSON -> {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("supply", side(found.supply()));
        json.put("demand", side(found.demand()));
        json.put("note", WhatIf.NOTE);
        Json.print(terminal, json);
      }
      case TABLE -> table(found);
    }
    return ExitCode.DONE;
  }

  private static Map<String, @Nullable Object> side(WhatIf.Side side) {
    Map<String, @Nullable Object> loss = new LinkedHashMap<>();
    side.loss().forEach((code, value) -> loss.put(code, Printed.number(value, 6)));
    Map<String, @Nullable Object> share = new LinkedHashMap<>();
    side.share().forEach((code, value) -> share.put(code, Printed.number(value, 12)));
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("loss", loss);
    json.put("share", share);
    json.put("total", Printed.number(side.total(), 6));
    return json;
  }

  private void table(WhatIf found) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_REGION))
            .number(terminal.text(WatchMessage.HEADING_SUPPLY_LOSS))
            .number("%")
            .number(terminal.text(WatchMessage.HEADING_DEMAND_LOSS))
            .number("%");
    found
        .supply()
        .loss()
        .forEach(
            (code, loss) ->
                table.row(
                    code,
                    Printed.cell(loss, 1),
                    Printed.cell(100 * share(found.supply(), code), 3),
                    Printed.cell(found.demand().loss().getOrDefault(code, 0.0), 1),
                    Printed.cell(100 * share(found.demand(), code), 3)));
    table.print(terminal);
    terminal.say(WatchMessage.SUPPLY_NOTE);
  }

  private static double share(WhatIf.Side side, String code) {
    return side.share().getOrDefault(code, 0.0);
  }
}

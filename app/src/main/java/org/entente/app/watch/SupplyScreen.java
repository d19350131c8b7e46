package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
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
import org.entente.base.message.WatchMessage;
import org.entente.watch.supply.Products;
import org.entente.watch.text.TextFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente watch supply screen`.
@Command(
    name = "screen",
    description = "${bundle:COMMAND_SUPPLY_SCREEN}",
    footer =
        "  ./entente watch supply screen --trade trade.csv --importer KOR --years 2020,2021,2022")
public final class SupplyScreen implements Callable<Integer> {
  private static final String NEXT_STEP =
      "Give --trade FILE --importer CC --years Y,Y,Y, or --shares FILE.";

  private final Terminal terminal;

  @Option(names = "--trade", paramLabel = "FILE", description = "${bundle:OPTION_TRADE}")
  private @Nullable Path trade;

  @Option(names = "--importer", paramLabel = "CC", description = "${bundle:OPTION_IMPORTER}")
  private @Nullable String importer;

  @Option(names = "--years", paramLabel = "Y", split = ",", description = "${bundle:OPTION_YEARS}")
  private List<Integer> years = List.of();

  @Option(names = "--shares", paramLabel = "FILE", description = "${bundle:OPTION_SHARES}")
  private @Nullable Path shares;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public SupplyScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path byTrade = trade;
    Path byShares = shares;
    if ((byTrade == null) == (byShares == null)) {
      throw new BadInput("--trade, --shares", "", "one of the two is needed", NEXT_STEP);
    }
    if (byShares != null) {
      shares(Products.ofShares(TextFile.read(byShares), byShares.toString()));
    } else if (byTrade != null) {
      String of = importer;
      if (of == null || years.isEmpty()) {
        throw new BadInput("--trade", "", "importer or years are missing", NEXT_STEP);
      }
      trade(Products.ofTrade(TextFile.read(byTrade), byTrade.toString(), of, years));
    }
    return ExitCode.DONE;
  }

  private void trade(List<Products.Product> products) {
    if (format == Format.JSON) {
      Json.print(terminal, Map.of("products", products.stream().map(SupplyScreen::json).toList()));
      return;
    }
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_PRODUCT))
            .text(terminal.text(WatchMessage.HEADING_DEPENDENT))
            .number("HHI")
            .text(terminal.text(WatchMessage.HEADING_SUPPLIER))
            .number("%");
    for (Products.Product p : products) {
      Products.Supplier top = p.top().getFirst();
      table.row(
          p.product(),
          terminal.text(p.dependent() ? WatchMessage.ANSWER_YES : WatchMessage.ANSWER_NO),
          Printed.cell(p.years().getLast().importHhi(), 3),
          top.supplier(),
          Printed.cell(100 * top.share(), 1));
    }
    table.print(terminal);
  }

  private static Map<String, @Nullable Object> json(Products.Product p) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("product", p.product());
    json.put("dependent", p.dependent());
    json.put("years", p.years().stream().map(SupplyScreen::json).toList());
    json.put("top", p.top().stream().map(SupplyScreen::json).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(Products.Year y) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("year", y.year());
    json.put("import_hhi", Printed.number(y.importHhi(), 12));
    json.put("world_hhi", Printed.number(y.worldHhi(), 12));
    json.put("import_export", Printed.number(y.importExport(), 12));
    json.put("met", y.met());
    return json;
  }

  private static Map<String, @Nullable Object> json(Products.Supplier s) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("supplier", s.supplier());
    json.put("share", Printed.number(s.share(), 12));
    return json;
  }

  private void shares(List<Products.Shares> products) {
    if (format == Format.JSON) {
      Json.print(terminal, Map.of("products", products.stream().map(SupplyScreen::json).toList()));
      return;
    }
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_PRODUCT))
            .number("HHI")
            .text(terminal.text(WatchMessage.HEADING_SUPPLIER))
            .number("%")
            .number(terminal.text(WatchMessage.HEADING_SUPPLIERS))
            .number(terminal.text(WatchMessage.HEADING_REMAINDER));
    for (Products.Shares p : products) {
      table.row(
          p.product(),
          Printed.cell(p.hhi(), 3),
          p.top().supplier(),
          Printed.cell(p.top().share(), 1),
          p.suppliers(),
          Printed.cell(p.remainder(), 1));
    }
    table.print(terminal);
  }

  private static Map<String, @Nullable Object> json(Products.Shares p) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("product", p.product());
    json.put("hhi", Printed.number(p.hhi(), 12));
    json.put("top", p.suppliers() == 0 ? null : json(p.top()));
    json.put("suppliers", p.suppliers());
    json.put("remainder", Printed.number(p.remainder(), 6));
    return json;
  }
}

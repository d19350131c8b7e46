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
import org.entente.base.message.CommandMessage;
import org.entente.base.message.WatchMessage;
import org.entente.watch.ships.Identity;
import org.entente.watch.ships.IdentityCheck;
import org.entente.watch.text.TextFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch ships check`.
@Command(
    name = "check",
    description = "${bundle:COMMAND_SHIPS_CHECK}",
    footer = "  ./entente watch ships check calls.csv --registry registry.csv")
public final class ShipsCheck implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_SHIPS}")
  private Path file;

  @Option(names = "--registry", paramLabel = "FILE", description = "${bundle:OPTION_REGISTRY}")
  private @Nullable Path registry;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ShipsCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path told = registry;
    List<Identity> known = told == null ? List.of() : Identity.registry(TextFile.read(told), told);
    List<IdentityCheck.Result> results =
        IdentityCheck.of(Identity.ships(TextFile.read(file), file), known);
    switch (format) {
      case JSON ->
          Json.print(terminal, Map.of("results", results.stream().map(ShipsCheck::json).toList()));
      case TABLE -> table(results);
    }
    boolean isAny = results.stream().anyMatch(result -> !result.findings().isEmpty());
    return isAny ? ExitCode.FOUND : ExitCode.DONE;
  }

  private static Map<String, Object> json(IdentityCheck.Result result) {
    List<Map<String, Object>> findings = new ArrayList<>();
    for (IdentityCheck.Finding finding : result.findings()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("rule", finding.rule().text());
      json.put("because", finding.because());
      json.put("innocent", finding.innocent());
      findings.add(json);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("row", number(result.row()));
    json.put("findings", findings);
    return json;
  }

  /// A number where it is one: as it was written, it comes back.
  private static Object number(String row) {
    boolean isNumber = row.matches("0|[1-9][0-9]{0,8}");
    return isNumber ? (Object) Integer.valueOf(row) : row;
  }

  private void table(List<IdentityCheck.Result> results) {
    Table table =
        Table.empty()
            .text(terminal.text(WatchMessage.HEADING_ROW))
            .text(terminal.text(WatchMessage.HEADING_RULES))
            .text(terminal.text(CommandMessage.HEADING_BECAUSE))
            .text(terminal.text(WatchMessage.HEADING_INNOCENT));
    for (IdentityCheck.Result result : results) {
      for (IdentityCheck.Finding finding : result.findings()) {
        table.row(
            result.row(),
            finding.rule().text(),
            finding.reason().in(terminal.messages()),
            finding.reading().in(terminal.messages()));
      }
    }
    table.print(terminal);
  }
}

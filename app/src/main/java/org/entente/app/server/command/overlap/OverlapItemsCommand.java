package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.WholeFile;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Writes what cases name into a file, for a person to look through before it is compared.
@Command(
    name = "items",
    description = "${bundle:COMMAND_OVERLAP_ITEMS}",
    footer = "  ./entente overlap items --dir us --case us-1 --kind address,imo --out ours.txt")
public final class OverlapItemsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--case",
      required = true,
      split = ",",
      paramLabel = "CASE",
      description = "${bundle:OPTION_OVERLAP_CASE}")
  private List<String> cases;

  @Option(
      names = "--kind",
      split = ",",
      paramLabel = "KIND",
      description = "${bundle:OPTION_OVERLAP_KIND}")
  private List<String> kinds = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_LINES}")
  private Path out;

  public OverlapItemsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("cases", JsonValue.texts(cases));
    if (!kinds.isEmpty()) {
      with.put("kinds", JsonValue.texts(kinds));
    }
    List<String> items =
        folder.request("/x/overlaps/items", new JsonValue.Members(with)).texts("items");
    WholeFile.write(out, items.isEmpty() ? "" : String.join("\n", items) + "\n");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", items.size());
    answer.put("file", out.toString());
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}

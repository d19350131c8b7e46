package org.entente.app.server.command.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Route;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Brings warnings into a node.
@Command(
    name = "send",
    description = "${bundle:COMMAND_WARNINGS_SEND}",
    footer = "  ./entente watch warnings send --dir us alert.cap")
public final class WarningSend implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "${bundle:PARAMETER_CAP_FILES}")
  private List<Path> files;

  public WarningSend(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<JsonValue> results = new ArrayList<>();
    for (Path file : files) {
      results.add(
          folder.warning(Route.WARNING_ADD, "/x/warnings", Map.of(), Files.readAllBytes(file)));
    }
    folder.print(terminal, JsonValue.Members.NONE.with("results", new JsonValue.Array(results)));
    return ExitCode.DONE;
  }
}

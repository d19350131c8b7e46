package org.entente.app.server.command.watch;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Route;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Which warnings are in force in a node, or one of them with who has acknowledged it.
@Command(
    name = "board",
    description = "${bundle:COMMAND_WARNINGS_BOARD}",
    footer = "  ./entente watch warnings board --dir us")
public final class WarningShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--incidents", description = "${bundle:OPTION_BOARD_INCIDENTS}")
  private boolean isIncidents;

  @Option(names = "--feeds", description = "${bundle:OPTION_BOARD_FEEDS}")
  private boolean isFeeds;

  @Parameters(arity = "0..1", paramLabel = "SHA256", description = "${bundle:PARAMETER_WARNING}")
  private @Nullable String warning;

  public WarningShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    byte[] nothing = new byte[0];
    JsonValue.Members answer;
    if (isIncidents) {
      answer = folder.warning(Route.WARNING_INCIDENTS, "/x/warnings/incidents", Map.of(), nothing);
    } else if (isFeeds) {
      answer = folder.warning(Route.WARNING_FEEDS, "/x/warnings/feeds", Map.of(), nothing);
    } else if (warning == null) {
      answer = folder.warning(Route.WARNINGS, "/x/warnings", Map.of(), nothing);
    } else {
      answer = folder.warning(Route.WARNING_SHOW, "/x/warnings/" + warning, Map.of(), nothing);
    }
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}

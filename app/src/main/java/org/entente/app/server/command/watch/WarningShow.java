package org.entente.app.server.command.watch;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Route;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Which warnings are in force in a node, or one of them with who has acknowledged it.
@Command(
    name = "board",
    description = "${bundle:COMMAND_WARNINGS_BOARD}",
    footer = "  ./entente watch warnings board --dir us")
public final class WarningShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(arity = "0..1", paramLabel = "SHA256", description = "${bundle:PARAMETER_WARNING}")
  private @Nullable String warning;

  public WarningShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    byte[] nothing = new byte[0];
    folder.print(
        terminal,
        warning == null
            ? folder.warning(Route.WARNINGS, "/x/warnings", Map.of(), nothing)
            : folder.warning(Route.WARNING_SHOW, "/x/warnings/" + warning, Map.of(), nothing));
    return ExitCode.DONE;
  }
}

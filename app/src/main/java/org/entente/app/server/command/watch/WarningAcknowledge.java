package org.entente.app.server.command.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Route;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Notes that somebody of this node saw a warning, and tells the partner who sent it.
@Command(
    name = "acknowledge",
    description = "${bundle:COMMAND_WARNINGS_ACKNOWLEDGE}",
    footer = "  ./entente watch warnings acknowledge --dir jp --as yui SHA256")
public final class WarningAcknowledge implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--as",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_REQUEST_AS}")
  private String person;

  @Parameters(paramLabel = "SHA256", description = "${bundle:PARAMETER_WARNING}")
  private String warning;

  public WarningAcknowledge(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members as = JsonValue.Members.NONE.with("as", JsonValue.of(person));
    folder.print(
        terminal,
        folder.warning(
            Route.WARNING_ACKNOWLEDGE,
            "/x/warnings/" + warning + "/acknowledge",
            Map.of(),
            JsonWriter.text(as).getBytes(StandardCharsets.UTF_8)));
    return ExitCode.DONE;
  }
}

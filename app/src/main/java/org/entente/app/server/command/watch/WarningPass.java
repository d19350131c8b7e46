package org.entente.app.server.command.watch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

/// Releases a warning to partners, byte for byte, as everything is released.
@Command(
    name = "pass",
    description = "${bundle:COMMAND_WARNINGS_PASS}",
    footer = "  ./entente watch warnings pass --dir us --to jp SHA256")
public final class WarningPass implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_WARNINGS_TO}")
  private List<String> to = new ArrayList<>();

  @Option(
      names = "--tlp",
      paramLabel = "clear|green|amber",
      defaultValue = "amber",
      description = "${bundle:OPTION_WARNINGS_TLP}")
  private String marking;

  @Option(names = "--as", paramLabel = "NAME", description = "${bundle:OPTION_REQUEST_AS}")
  private @Nullable String person;

  @Parameters(paramLabel = "SHA256", description = "${bundle:PARAMETER_WARNING}")
  private String warning;

  public WarningPass(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members bundle =
        folder.warning(
            Route.WARNING_BUNDLE,
            "/x/warnings/" + warning + "/bundle",
            Map.of("tlp", List.of(marking)),
            new byte[0]);
    JsonValue.Members with =
        JsonValue.Members.NONE.with("to", JsonValue.texts(to)).with("bundle", bundle);
    folder.print(
        terminal,
        folder.release(
            "/x/releases", person == null ? with : with.with("as", JsonValue.of(person))));
    return ExitCode.DONE;
  }
}

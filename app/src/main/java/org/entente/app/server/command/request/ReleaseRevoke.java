package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes back what partners were given; each must acknowledge it.
@Command(
    name = "revoke",
    description = "${bundle:COMMAND_RELEASE_REVOKE}",
    footer =
        "  ./entente release revoke --dir us --to jp"
            + " indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f")
public final class ReleaseRevoke implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NAME",
      split = ",",
      description = "${bundle:OPTION_RELEASE_TO}")
  private List<String> to;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "${bundle:PARAMETER_STIX_IDS}")
  private List<String> ids;

  public ReleaseRevoke(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("to", JsonValue.texts(to));
    with.put("ids", JsonValue.texts(ids));
    folder.print(terminal, folder.release("/x/revocations", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}

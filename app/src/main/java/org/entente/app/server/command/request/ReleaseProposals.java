package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.RequestJson;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists releases that wait or waited for a second person.
@Command(
    name = "list",
    description = "${bundle:COMMAND_RELEASE_LIST}",
    footer = "  ./entente release list --dir us")
public final class ReleaseProposals implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public ReleaseProposals(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members answer =
        folder.read(
            node ->
                new JsonValue.Members(
                    Map.of("proposals", RequestJson.proposals(node.requests().releases()))));
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}

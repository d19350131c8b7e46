package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.request.ReleaseRecord;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists what was withdrawn and whose recipient has not said yet that it has the withdrawal.
/// Ends with 1 where there is something: a person must see to it.
@Command(
    name = "open",
    description = "${bundle:COMMAND_RELEASE_OPEN}",
    footer = "  ./entente release open --dir us")
public final class ReleaseOpen implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public ReleaseOpen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members open = folder.read(ReleaseRecord::open);
    folder.print(terminal, open);
    return open.items("open").isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }
}

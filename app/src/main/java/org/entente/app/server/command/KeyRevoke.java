package org.entente.app.server.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says that a node's key may be somebody else's: partners believe it no more, and nothing more
/// goes between them and this node until people have compared another.
@Command(
    name = "revoke",
    description = "${bundle:COMMAND_KEY_REVOKE}",
    footer = "  ./entente node key revoke --dir us")
public final class KeyRevoke implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public KeyRevoke(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.perform("key-revoke", JsonValue.Members.NONE));
    return ExitCode.DONE;
  }
}

package org.entente.app.server.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says what a node is known by, and who still knows it by what it was known by before.
@Command(
    name = "show",
    description = "${bundle:COMMAND_KEY_SHOW}",
    footer = "  ./entente node key show --dir us")
public final class KeyShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public KeyShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.perform("key-show", JsonValue.Members.NONE));
    return ExitCode.DONE;
  }
}

package org.entente.app.server.command.people;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists who may sign in, and who might once.
@Command(
    name = "list",
    description = "${bundle:COMMAND_PERSON_LIST}",
    footer = "  ./entente node person list --dir us")
public final class PersonList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public PersonList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.perform("people", JsonValue.Members.NONE));
    return ExitCode.DONE;
  }
}

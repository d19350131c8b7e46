package org.entente.app.server.command.people;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Gives somebody another role, or none; they must sign in again.
@Command(
    name = "role",
    description = "${bundle:COMMAND_PERSON_ROLE}",
    footer = "  ./entente node person role --dir us lee approver")
public final class PersonRole implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(index = "0", paramLabel = "NAME", description = "${bundle:OPTION_NODE_USER}")
  private String name;

  @Parameters(index = "1", paramLabel = "ROLE", description = "${bundle:OPTION_PERSON_ROLE}")
  private String role;

  public PersonRole(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with =
        new JsonValue.Members(Map.of("name", JsonValue.of(name), "role", JsonValue.of(role)));
    folder.print(terminal, folder.perform("person-role", with));
    return ExitCode.DONE;
  }
}

package org.entente.app.server.command.people;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.command.NodeUser;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds somebody with a role. Without a password they get a link with which they set one.
@Command(
    name = "add",
    description = "${bundle:COMMAND_PERSON_ADD}",
    footer = "  ./entente node person add --dir us --role analyst lee")
public final class PersonAdd implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "NAME", description = "${bundle:OPTION_NODE_USER}")
  private String name;

  @Option(
      names = "--role",
      required = true,
      paramLabel = "ROLE",
      description = "${bundle:OPTION_PERSON_ROLE}")
  private String role;

  @Option(names = "--password-stdin", description = "${bundle:OPTION_PASSWORD_STDIN}")
  private boolean isFromStdin;

  public PersonAdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(name));
    with.put("role", JsonValue.of(role));
    if (isFromStdin) {
      with.put("password", JsonValue.of(NodeUser.password()));
    }
    folder.print(terminal, folder.perform("person-add", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}

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

/// Locks, unlocks or removes somebody, or invites them again: what differs is the action, and
/// what the command tree says of it.
@Command
public final class PersonChange implements Callable<Integer> {
  private final Terminal terminal;
  private final String action;
  private final String state;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "NAME", description = "${bundle:OPTION_NODE_USER}")
  private String name;

  /// `action` and `state` as the node knows them.
  public PersonChange(Terminal terminal, String action, String state) {
    this.terminal = terminal;
    this.action = action;
    this.state = state;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with =
        new JsonValue.Members(Map.of("name", JsonValue.of(name), "state", JsonValue.of(state)));
    folder.print(terminal, folder.perform(action, with));
    return ExitCode.DONE;
  }
}

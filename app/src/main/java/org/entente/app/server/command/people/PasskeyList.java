package org.entente.app.server.command.people;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists passkeys: whose they are, and when they last signed somebody in.
@Command(
    name = "list",
    description = "${bundle:COMMAND_PASSKEY_LIST}",
    footer = "  ./entente node passkey list --dir us --person lee")
public final class PasskeyList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--person", paramLabel = "NAME", description = "${bundle:OPTION_PASSKEY_PERSON}")
  private @Nullable String person;

  public PasskeyList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with =
        person == null
            ? JsonValue.Members.NONE
            : new JsonValue.Members(Map.of("name", JsonValue.of(person)));
    folder.print(terminal, folder.perform("passkeys", with));
    return ExitCode.DONE;
  }
}

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

/// Takes a passkey away, such as that of a lost device, and signs its person out.
@Command(
    name = "remove",
    description = "${bundle:COMMAND_PASSKEY_REMOVE}",
    footer = "  ./entente node passkey remove --dir us AAECAwQFBgcICQoLDA0ODw")
public final class PasskeyRemove implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "ID", description = "${bundle:PARAMETER_PASSKEY_ID}")
  private String id;

  public PasskeyRemove(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with = new JsonValue.Members(Map.of("id", JsonValue.of(id)));
    folder.print(terminal, folder.perform("passkey-remove", with));
    return ExitCode.DONE;
  }
}

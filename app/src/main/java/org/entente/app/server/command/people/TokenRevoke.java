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

/// Makes a token good for nothing from that instant.
@Command(
    name = "revoke",
    description = "${bundle:COMMAND_TOKEN_REVOKE}",
    footer = "  ./entente node token revoke --dir us 0f6c2d1b5e117a3e")
public final class TokenRevoke implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "ID", description = "${bundle:PARAMETER_TOKEN_ID}")
  private String id;

  public TokenRevoke(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with = new JsonValue.Members(Map.of("id", JsonValue.of(id)));
    folder.print(terminal, folder.perform("token-revoke", with));
    return ExitCode.DONE;
  }
}

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

/// Takes an issuer of OpenID Connect away, with all that was bound to it.
@Command(
    name = "remove",
    description = "${bundle:COMMAND_OIDC_REMOVE}",
    footer = "  ./entente node oidc remove --dir us agency")
public final class OidcRemove implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "NAME", description = "${bundle:PARAMETER_OIDC_NAME}")
  private String name;

  public OidcRemove(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with = new JsonValue.Members(Map.of("name", JsonValue.of(name)));
    folder.print(terminal, folder.perform("oidc-remove", with));
    return ExitCode.DONE;
  }
}

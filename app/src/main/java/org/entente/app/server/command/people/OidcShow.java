package org.entente.app.server.command.people;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows the issuers of OpenID Connect, and who is who there.
@Command(
    name = "show",
    description = "${bundle:COMMAND_OIDC_SHOW}",
    footer = "  ./entente node oidc show --dir us")
public final class OidcShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public OidcShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.perform("oidc-show", JsonValue.Members.NONE));
    return ExitCode.DONE;
  }
}

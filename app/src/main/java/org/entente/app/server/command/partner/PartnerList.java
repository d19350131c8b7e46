package org.entente.app.server.command.partner;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the partners and how far the exchange with each is.
@Command(
    name = "list",
    description = "${bundle:COMMAND_PARTNER_LIST}",
    footer = "  ./entente partner list --dir us")
public final class PartnerList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public PartnerList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.perform("partners", JsonValue.Members.NONE));
    return ExitCode.DONE;
  }
}

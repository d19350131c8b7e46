package org.entente.app.server.command.partner;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Suspends a partner, takes it up again or removes it: what differs is the state, and what the
/// command tree says of it.
@Command
public final class PartnerChange implements Callable<Integer> {
  private final Terminal terminal;
  private final String state;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "NAME", description = "${bundle:OPTION_PARTNER_NAME}")
  private String name;

  /// `state` as the node's action names it.
  public PartnerChange(Terminal terminal, String state) {
    this.terminal = terminal;
    this.state = state;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(name));
    with.put("state", JsonValue.of(state));
    folder.print(terminal, folder.perform("partner-state", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}

package org.entente.app.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Takes a suspended partner up again.
@Command(
    name = "resume",
    description = "${bundle:COMMAND_PARTNER_RESUME}",
    footer = "  ./entente partner resume --dir us jp")
public final class PartnerResume implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(paramLabel = "NAME", description = "${bundle:OPTION_PARTNER_NAME}")
  private String name;

  public PartnerResume(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(name));
    with.put("state", JsonValue.of("active"));
    folder.print(terminal, folder.perform("partner-state", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }
}

package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows a request with every event.
@Command(
    name = "show",
    description = "${bundle:COMMAND_REQUEST_SHOW}",
    footer = "  ./entente request show --dir us 10573b87")
public final class RequestShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(index = "0", paramLabel = "ID", description = "${bundle:PARAMETER_REQUEST}")
  private String request;

  public RequestShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members answer = folder.request("/x/requests/" + request, null);
    if (folder.format() == Format.TABLE) {
      new RequestTables(terminal).request(answer);
    } else {
      folder.print(terminal, answer);
    }
    return ExitCode.DONE;
  }
}

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

/// Lists requests, the newest first.
@Command(
    name = "list",
    description = "${bundle:COMMAND_REQUEST_LIST}",
    footer = "  ./entente request list --dir us --format table")
public final class RequestList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public RequestList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members answer = folder.request("/x/requests", null);
    if (folder.format() == Format.TABLE) {
      new RequestTables(terminal).list(answer);
    } else {
      folder.print(terminal, answer);
    }
    return ExitCode.DONE;
  }
}

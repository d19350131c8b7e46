package org.entente.app.server.command.cases;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Route;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Cancels a job.
@Command(
    name = "cancel",
    description = "${bundle:COMMAND_JOB_CANCEL}",
    footer = "  ./entente job cancel --dir us JOB")
public final class JobCancel implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(index = "0", paramLabel = "JOB", description = "${bundle:PARAMETER_JOB}")
  private String id;

  public JobCancel(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(
        terminal,
        folder.job(
            Route.JOB_CANCEL, "/x/jobs/" + id + "/cancel", Map.of(), JsonValue.Members.NONE));
    return ExitCode.DONE;
  }
}

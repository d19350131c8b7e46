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

/// Shows a job.
@Command(
    name = "show",
    description = "${bundle:COMMAND_JOB_SHOW}",
    footer = "  ./entente job show --dir us JOB")
public final class JobShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(index = "0", paramLabel = "JOB", description = "${bundle:PARAMETER_JOB}")
  private String id;

  public JobShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(
        terminal, folder.job(Route.JOB, "/x/jobs/" + id, Map.of(), JsonValue.Members.NONE));
    return ExitCode.DONE;
  }
}

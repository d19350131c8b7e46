package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.request.Commitments;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Shows what this node's record has for each public promise of the three governments.
@Command(
    name = "commitments",
    description = "${bundle:COMMAND_COMMITMENTS}",
    footer = "  ./entente commitments --dir us")
public final class CommitmentsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  public CommitmentsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.read(Commitments::of));
    return ExitCode.DONE;
  }
}

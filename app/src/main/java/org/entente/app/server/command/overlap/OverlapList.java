package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists comparisons, the newest first.
@Command(
    name = "list",
    description = "${bundle:COMMAND_OVERLAP_LIST}",
    footer = "  ./entente overlap list --dir us --format table")
public final class OverlapList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OverlapOptions options = new OverlapOptions();

  public OverlapList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    options.print(terminal, options.get("/x/overlaps"));
    return ExitCode.DONE;
  }
}

package org.entente.app.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Releases objects to partners, if their markings let them go.
@Command(
    name = "send",
    description = "${bundle:COMMAND_RELEASE_SEND}",
    footer = "  ./entente release send --dir us --to jp case.json")
public final class ReleaseSend implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Mixin private ReleaseWish wish = new ReleaseWish();

  public ReleaseSend(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.release("/x/releases", wish.json()));
    return ExitCode.DONE;
  }
}

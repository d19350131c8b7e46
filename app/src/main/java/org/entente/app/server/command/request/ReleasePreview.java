package org.entente.app.server.command.request;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says what a release would send and withhold, and why; sends nothing.
@Command(
    name = "preview",
    description = "${bundle:COMMAND_RELEASE_PREVIEW}",
    footer = "  ./entente release preview --dir us --to jp case.json")
public final class ReleasePreview implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Mixin private ReleaseWish wish = new ReleaseWish();

  public ReleasePreview(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    folder.print(terminal, folder.release("/x/releases/preview", wish.json()));
    return ExitCode.DONE;
  }
}

package org.entente.app;

import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import picocli.CommandLine.Command;

/// Stands in the help only: the launcher itself runs `entente test`, because what is tested
/// begins with the build.
@Command(name = "test", description = "${bundle:COMMAND_TEST}", footer = "  ./entente test")
final class SelfTest implements Callable<Integer> {
  private final Terminal terminal;

  SelfTest(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    terminal.note(CommandMessage.TEST_BY_LAUNCHER);
    return ExitCode.USAGE;
  }
}

package org.entente.app.screen;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.entente.app.lists.HomeOption;
import org.entente.app.question.ClearanceBook;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente screen clear remove`: the clearance was wrong, or is of no use any more.
@Command(
    name = "remove",
    description = "${bundle:COMMAND_CLEAR_REMOVE}",
    footer = "  ./entente screen clear remove --customer C-7 --target us-sdn/25308")
public final class ClearRemove implements Callable<Integer> {
  @Mixin private HomeOption home;
  @Mixin private ClearOptions options;

  @Option(
      names = "--reason",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "${bundle:OPTION_CLEAR_REASON}")
  private String reason;

  /// It says nothing: that it is done is its exit code.
  public ClearRemove(Terminal terminal) {}

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    int count =
        ClearanceBook.in(home.path())
            .remove(options.customer(), options.target(), reason.strip(), options.by(), now);
    if (count == 0) {
      throw new BadInput(
          "--customer",
          "",
          options.customer() + " isn't cleared of " + options.target(),
          "screen clear list shows who is");
    }
    return ExitCode.DONE;
  }
}

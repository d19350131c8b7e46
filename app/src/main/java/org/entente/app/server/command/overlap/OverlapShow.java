package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows a comparison and what we learnt.
@Command(
    name = "show",
    description = "${bundle:COMMAND_OVERLAP_SHOW}",
    footer = "  ./entente overlap show --dir us 10573b87")
public final class OverlapShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OverlapOptions options = new OverlapOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "${bundle:PARAMETER_OVERLAP}")
  private String comparison;

  public OverlapShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members answer = options.get("/x/overlaps/" + comparison);
    options.print(terminal, answer);
    boolean isCommon =
        answer.members("result").get("count") instanceof JsonValue.Numeral count
            && count.value().signum() > 0;
    return isCommon ? ExitCode.FOUND : ExitCode.DONE;
  }
}

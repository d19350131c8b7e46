package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Declines or stops a comparison: the act is the command's name.
@Command
public final class OverlapAct implements Callable<Integer> {
  private final Terminal terminal;
  private final String act;

  @Mixin private OverlapOptions options = new OverlapOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "${bundle:PARAMETER_OVERLAP}")
  private String comparison;

  @Option(names = "--reason", paramLabel = "TEXT", description = "${bundle:OPTION_REQUEST_REASON}")
  private @Nullable String reason;

  public OverlapAct(Terminal terminal, String act) {
    this.terminal = terminal;
    this.act = act;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.said();
    Fields.put(with, "reason", reason);
    options.act(terminal, "/x/overlaps/" + comparison + "/" + act, with);
    return ExitCode.DONE;
  }
}

package org.entente.app.server.command.cases;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.server.command.CaseOptions;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Closes a case; what is in it stays.
@Command(
    name = "close",
    description = "${bundle:COMMAND_CASE_CLOSE}",
    footer = "  ./entente case close --dir us us-1 --text solved")
public final class CaseClose implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "0", paramLabel = "CASE", description = "${bundle:PARAMETER_CASE}")
  private String caseId;

  public CaseClose(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.request();
    Fields.put(with, "case", caseId);
    options.folder().print(terminal, CaseOptions.perform(options.folder(), "close", with));
    return ExitCode.DONE;
  }
}

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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Judges a finding of somebody else.
@Command(
    name = "approve",
    description = "${bundle:COMMAND_CASE_APPROVE}",
    footer = "  ./entente case approve --dir us us-1 5 --as bob --text checked")
public final class CaseApprove implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaseOptions options = new CaseOptions();

  @Parameters(index = "0", paramLabel = "CASE", description = "${bundle:PARAMETER_CASE}")
  private String caseId;

  @Parameters(index = "1", paramLabel = "FINDING", description = "${bundle:PARAMETER_CASE_FINDING}")
  private String finding;

  @Option(names = "--refuse", description = "${bundle:OPTION_CASE_REFUSE}")
  private boolean isRefused;

  public CaseApprove(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.request();
    Fields.put(with, "case", caseId);
    Fields.put(with, "about", finding);
    Fields.put(with, "refuse", isRefused);
    options.folder().print(terminal, CaseOptions.perform(options.folder(), "approve", with));
    return ExitCode.DONE;
  }
}

package org.entente.app.server.command.cases;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.server.command.CaseOptions;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows a case as it was known at a time.
@Command(
    name = "show",
    description = "${bundle:COMMAND_CASE_SHOW}",
    footer = "  ./entente case show --dir us us-1 --known 2026-03-01")
public final class CaseShow implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Mixin private CaseTime time = new CaseTime();

  @Parameters(index = "0", paramLabel = "CASE", description = "${bundle:PARAMETER_CASE}")
  private String caseId;

  public CaseShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "case", caseId);
    time.put(with);
    folder.print(terminal, CaseOptions.perform(folder, "show", with));
    return ExitCode.DONE;
  }
}

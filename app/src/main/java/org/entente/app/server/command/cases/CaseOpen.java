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

/// Opens a case.
@Command(
    name = "open",
    description = "${bundle:COMMAND_CASE_OPEN}",
    footer = "  ./entente case open --dir us --incident theft --title DMM")
public final class CaseOpen implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private CaseOptions options = new CaseOptions();

  @Option(
      names = "--incident",
      required = true,
      paramLabel = "KIND",
      description = "${bundle:OPTION_CASE_INCIDENT}")
  private String incident;

  public CaseOpen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.request();
    Fields.put(with, "incident", incident);
    options.folder().print(terminal, CaseOptions.perform(options.folder(), "open", with));
    return ExitCode.DONE;
  }
}

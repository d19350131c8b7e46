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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists cases, or entries that hold some words.
@Command(
    name = "list",
    description = "${bundle:COMMAND_CASE_LIST}",
    footer = "  ./entente case list --dir us --find lazarus")
public final class CaseList implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Mixin private CaseTime time = new CaseTime();

  @Option(names = "--find", paramLabel = "WORDS", description = "${bundle:OPTION_CASE_FIND}")
  private @Nullable String find;

  @Option(
      names = "--state",
      paramLabel = "open|closed",
      description = "${bundle:OPTION_CASE_STATE}")
  private @Nullable String state;

  @Option(names = "--incident", paramLabel = "KIND", description = "${bundle:OPTION_CASE_INCIDENT}")
  private @Nullable String incident;

  public CaseList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "find", find);
    Fields.put(with, "state", state);
    Fields.put(with, "incident", incident);
    time.put(with);
    folder.print(terminal, CaseOptions.perform(folder, "list", with));
    return ExitCode.DONE;
  }
}

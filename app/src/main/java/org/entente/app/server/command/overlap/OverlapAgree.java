package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Agrees to a partner's comparison.
@Command(
    name = "agree",
    description = "${bundle:COMMAND_OVERLAP_AGREE}",
    footer = "  ./entente overlap agree --dir jp 10573b87 --items ours.txt --as yui")
public final class OverlapAgree implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OverlapOptions options = new OverlapOptions();

  @Parameters(index = "0", paramLabel = "ID", description = "${bundle:PARAMETER_OVERLAP}")
  private String comparison;

  @Option(
      names = "--items",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_ITEMS}")
  private Path items;

  public OverlapAgree(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.said();
    with.put("items", OverlapOptions.items(items));
    options.act(terminal, "/x/overlaps/" + comparison + "/agree", with);
    return ExitCode.DONE;
  }
}

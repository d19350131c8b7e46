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

/// Begins a comparison with a partner.
@Command(
    name = "start",
    description = "${bundle:COMMAND_OVERLAP_START}",
    footer =
        "  ./entente overlap start --dir us --to jp --items ours.txt --purpose deconfliction"
            + " --basis \"agreement, article 4\" --as bob")
public final class OverlapStart implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private OverlapOptions options = new OverlapOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_REQUEST_TO}")
  private String to;

  @Option(
      names = "--items",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_ITEMS}")
  private Path items;

  @Option(
      names = "--purpose",
      required = true,
      paramLabel = "TEXT",
      description = "${bundle:OPTION_OVERLAP_PURPOSE}")
  private String purpose;

  @Option(
      names = "--basis",
      required = true,
      paramLabel = "LAW",
      description = "${bundle:OPTION_REQUEST_BASIS}")
  private String basis;

  @Option(
      names = "--mode",
      paramLabel = "items|count|sum",
      defaultValue = "items",
      description = "${bundle:OPTION_OVERLAP_MODE}")
  private String mode;

  @Option(names = "--continued", description = "${bundle:OPTION_OVERLAP_CONTINUED}")
  private boolean isContinued;

  @Option(
      names = "--learns",
      paramLabel = "we|both",
      defaultValue = "we",
      description = "${bundle:OPTION_OVERLAP_LEARNS}")
  private String learns;

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "72",
      description = "${bundle:OPTION_OVERLAP_HOURS}")
  private int hours;

  @Option(names = "--exercise", description = "${bundle:OPTION_REQUEST_EXERCISE}")
  private boolean isExercise;

  public OverlapStart(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.said();
    with.put("to", JsonValue.of(to));
    with.put("mode", JsonValue.of(mode));
    with.put("learns", JsonValue.of(learns));
    with.put("continued", JsonValue.of(isContinued));
    with.put("purpose", JsonValue.of(purpose));
    with.put("legal_basis", JsonValue.of(basis));
    with.put("hours", JsonValue.of(hours));
    with.put("exercise", JsonValue.of(isExercise));
    with.put("items", OverlapOptions.items(items));
    options.act(terminal, "/x/overlaps", with);
    return ExitCode.DONE;
  }
}

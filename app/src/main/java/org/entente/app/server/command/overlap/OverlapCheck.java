package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.overlap.OverlapOpening;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Compares what opens a side of a comparison with what that side had signed.
@Command(
    name = "check",
    description = "${bundle:COMMAND_OVERLAP_CHECK}",
    footer = "  ./entente overlap check --dir us opening.json")
public final class OverlapCheck implements Callable<Integer> {
  private static final long LONGEST = 256L << 20;

  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Parameters(index = "0", paramLabel = "FILE", description = "${bundle:OPTION_OVERLAP_OPENING}")
  private Path file;

  public OverlapCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.size(file) > LONGEST) {
      throw new BadInput(file.toString(), "", "it is longer than 256 MB", "Name an opening");
    }
    JsonValue read = JsonReader.parse(file.toString(), Files.readAllBytes(file));
    JsonValue.Members told =
        folder.read(node -> told(OverlapOpening.check(node, file.toString(), read)));
    folder.print(terminal, told);
    return JsonValue.of(true).equals(told.get("proven")) ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static JsonValue.Members told(OverlapOpening.Checked checked) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("comparison", JsonValue.of(checked.comparison()));
    told.put("by", JsonValue.of(checked.by()));
    told.put("items", JsonValue.of(checked.items()));
    told.put("proven", JsonValue.of(checked.isTrue()));
    return new JsonValue.Members(told);
  }
}

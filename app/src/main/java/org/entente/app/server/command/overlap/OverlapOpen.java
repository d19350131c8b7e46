package org.entente.app.server.command.overlap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.server.home.WholeFile;
import org.entente.app.server.overlap.OverlapOpening;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.taxii.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes what opens our side of a comparison, for a dispute.
@Command(
    name = "open",
    description = "${bundle:COMMAND_OVERLAP_OPEN}",
    footer = "  ./entente overlap open --dir us 10573b87 --out opening.json")
public final class OverlapOpen implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_OPENING}")
  private Path out;

  @Parameters(index = "0", paramLabel = "ID", description = "${bundle:PARAMETER_OVERLAP}")
  private String comparison;

  public OverlapOpen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members opened;
    try {
      opened = folder.read(node -> OverlapOpening.open(node, node.overlaps().named(comparison)));
    } catch (Refusal e) {
      throw new BadInput(comparison, "", e.description(), "See: entente overlap list", e);
    }
    WholeFile.write(out, JsonWriter.text(opened) + "\n");
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("comparison", opened.optional("comparison").orElse(""));
    answer.put("items", opened.items("items").size());
    answer.put("file", out.toString());
    folder.print(terminal, answer);
    return ExitCode.DONE;
  }
}

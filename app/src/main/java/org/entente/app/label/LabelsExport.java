package org.entente.app.label;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.trace.label.read.LabelCsvWriter;
import org.entente.trace.label.store1.LabelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `entente labels export`.
@Command(
    name = "export",
    description = "${bundle:COMMAND_LABELS_EXPORT}",
    footer = "  ./entente labels export --labels mylabels")
public final class LabelsExport implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private LabelsOption labels;

  public LabelsExport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (LabelStore store = labels.open()) {
      terminal.out().print(LabelCsvWriter.HEADING + "\n");
      store.forEach(
          label -> {
            String line = LabelCsvWriter.line(label);
            if (line != null) {
              terminal.out().print(line + "\n");
            }
          });
    }
    return ExitCode.DONE;
  }
}

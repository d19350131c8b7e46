package org.entente.app.label;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.column1.Findings;
import org.entente.trace.label.store1.ImportedFile;
import org.entente.trace.label.store1.LabelStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente labels status`.
@Command(
    name = "status",
    description = "${bundle:COMMAND_LABELS_STATUS}",
    footer = "  ./entente labels status --labels mylabels --check")
public final class LabelsStatus implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private LabelsOption labels;

  @Option(names = "--check", description = "${bundle:OPTION_LABELS_CHECK}")
  private boolean check;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public LabelsStatus(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (LabelStore store = labels.open()) {
      Findings findings = check ? store.check(_ -> {}) : new Findings();
      switch (format) {
        case JSON -> Json.print(terminal, json(store, findings));
        case TABLE -> print(store, findings);
      }
      return findings.count() == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }
  }

  private static Map<String, Object> json(LabelStore store, Findings findings) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", store.folder().toString());
    json.put("labels", store.labels());
    json.put("claims", store.claims());
    json.put("segments", store.segments());
    json.put("bytes", store.bytesOnDisk());
    json.put(
        "findings",
        findings.first().stream().map(each -> each.file() + ": " + each.reason()).toList());
    json.put("files", store.files().stream().map(LabelsStatus::json).toList());
    return json;
  }

  private static Map<String, Object> json(ImportedFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.name());
    json.put("sha256", file.sha256());
    json.put("labels", file.labels());
    json.put("imported", file.day().toString());
    return json;
  }

  private void print(LabelStore store, Findings findings) throws IOException {
    Fields fields = new Fields(terminal);
    fields.add(AttributionMessage.HEADING_LABELS, Progress.count(store.labels()));
    fields.add(AttributionMessage.FIELD_CLAIMS, Progress.count(store.claims()));
    fields.add(AttributionMessage.FIELD_BYTES, Progress.megabytes(store.bytesOnDisk()));
    fields.print();
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_FILE))
            .number(terminal.text(AttributionMessage.HEADING_LABELS))
            .text(terminal.text(AttributionMessage.HEADING_IMPORTED))
            .text("SHA-256");
    List<ImportedFile> files = store.files();
    files.forEach(
        file ->
            table.row(
                file.name(),
                Progress.count(file.labels()),
                file.day(),
                file.sha256().substring(0, 16)));
    table.print(terminal);
    findings.first().forEach(each -> terminal.out().println(each.file() + ": " + each.reason()));
  }
}

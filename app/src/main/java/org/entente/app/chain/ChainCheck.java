package org.entente.app.chain;

import java.io.IOException;
import java.nio.file.Path;
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
import org.entente.base.BadInput;
import org.entente.base.message.Message;
import org.entente.chain.store1.StoreCheck;
import org.entente.chain.store1.StoreCheck.Finding;
import org.entente.chain.store1.StoreCheck.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente chain check`.
@Command(
    name = "check",
    description = "${bundle:COMMAND_CHECK}",
    footer = "  ./entente chain check --store mystore")
public final class ChainCheck implements Callable<Integer> {
  /// [StoreCheck] tells shares; [Progress] counts.
  private static final long WHOLE = 1_000;

  private final Terminal terminal;

  @Mixin private StoreOption store;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ChainCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = store.folder(terminal);
    Report report;
    try (Progress progress = new Progress(terminal, Message.PROGRESS_CHECK, n -> n / 10.0 + " %")) {
      report = StoreCheck.run(folder, share -> progress.at((long) (share * WHOLE), WHOLE));
    } catch (BadInput damaged) {
      // What can't even be opened is a finding here, and the gravest.
      Finding finding = new Finding(damaged.file(), damaged.place(), damaged.reason());
      report = new Report(0, 0, 0, 0, "", 1, List.of(finding));
    }
    switch (format) {
      case JSON -> Json.print(terminal, json(folder, report));
      case TABLE -> print(report);
    }
    return report.isSound() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static Map<String, Object> json(Path folder, Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", folder.toString());
    json.put("sound", report.isSound());
    json.put("blocks", report.blocks());
    json.put("transactions", report.txs());
    json.put("inputs", report.inputs());
    json.put("outputs", report.outputs());
    json.put("digest", report.digest());
    json.put("finding_count", report.findingCount());
    json.put("findings", report.findings().stream().map(ChainCheck::json).toList());
    return json;
  }

  private static Map<String, Object> json(Finding finding) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", finding.file());
    json.put("place", finding.place());
    json.put("reason", finding.reason());
    return json;
  }

  private void print(Report report) {
    Fields fields = new Fields(terminal);
    fields.add(Message.FIELD_BLOCKS, Progress.count(report.blocks()));
    fields.add(Message.FIELD_TRANSACTIONS, Progress.count(report.txs()));
    fields.add(Message.FIELD_INPUTS, Progress.count(report.inputs()));
    fields.add(Message.FIELD_OUTPUTS, Progress.count(report.outputs()));
    fields.add(Message.FIELD_DIGEST, report.digest());
    fields.print();
    if (report.isSound()) {
      terminal.say(Message.CHECK_SOUND);
      return;
    }
    terminal.say(Message.CHECK_FOUND, report.findingCount());
    Table table =
        Table.empty()
            .text(terminal.text(Message.HEADING_FILE))
            .text(terminal.text(Message.HEADING_PLACE))
            .text(terminal.text(Message.HEADING_REASON));
    report.findings().forEach(f -> table.row(f.file(), f.place(), f.reason()));
    table.print(terminal);
    if (report.findingCount() > report.findings().size()) {
      terminal.say(Message.CHECK_MORE, report.findings().size());
    }
  }
}

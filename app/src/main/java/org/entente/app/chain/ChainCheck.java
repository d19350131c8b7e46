package org.entente.app.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.chain.column1.Findings.Finding;
import org.entente.chain.evm.store1.AccountCheck;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.StoreCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente chain check`.
@Command(
    name = "check",
    description = "${bundle:COMMAND_CHECK}",
    footer = "  ./entente chain check --store mystore")
public final class ChainCheck implements Callable<Integer> {
  /// Checks tell shares; [Progress] counts.
  private static final long WHOLE = 1_000;

  /// How many of something a store has: `key` in JSON, `label` for people.
  private record Count(String key, Message label, long count) {}

  /// What a store of either kind is found to be.
  private record Report(
      List<Count> counts, String digest, long findingCount, List<Finding> findings) {
    static Report of(StoreCheck.Report report) {
      List<Count> counts =
          List.of(
              new Count("blocks", ChainMessage.FIELD_BLOCKS, report.blocks()),
              new Count("transactions", ChainMessage.FIELD_TRANSACTIONS, report.txs()),
              new Count("inputs", ChainMessage.FIELD_INPUTS, report.inputs()),
              new Count("outputs", ChainMessage.FIELD_OUTPUTS, report.outputs()));
      return new Report(counts, report.digest(), report.findingCount(), report.findings());
    }

    static Report of(AccountCheck.Report report) {
      List<Count> counts =
          List.of(
              new Count("blocks", ChainMessage.FIELD_BLOCKS, report.blocks()),
              new Count("transactions", ChainMessage.FIELD_TRANSACTIONS, report.txs()),
              new Count("transfers", ChainMessage.FIELD_TRANSFERS, report.transfers()),
              new Count("accounts", ChainMessage.FIELD_ACCOUNTS, report.accounts()));
      return new Report(counts, report.digest(), report.findingCount(), report.findings());
    }

    boolean isSound() {
      return findingCount == 0;
    }
  }

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
    try (Progress progress =
        new Progress(terminal, CommandMessage.PROGRESS_CHECK, n -> n / 10.0 + " %")) {
      DoubleConsumer told = share -> progress.at((long) (share * WHOLE), WHOLE);
      report =
          MappedAccounts.exists(folder)
              ? Report.of(AccountCheck.run(folder, told))
              : Report.of(StoreCheck.run(folder, told));
    } catch (BadInput damaged) {
      // What can't even be opened is a finding here, and the gravest.
      Finding finding = new Finding(damaged.file(), damaged.place(), damaged.reason());
      report = new Report(List.of(), "", 1, List.of(finding));
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
    report.counts().forEach(count -> json.put(count.key(), count.count()));
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
    report.counts().forEach(count -> fields.add(count.label(), Progress.count(count.count())));
    fields.add(ChainMessage.FIELD_DIGEST, report.digest());
    fields.print();
    if (report.isSound()) {
      terminal.say(CommandMessage.CHECK_SOUND);
      return;
    }
    terminal.say(CommandMessage.CHECK_FOUND, report.findingCount());
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_FILE))
            .text(terminal.text(CommandMessage.HEADING_PLACE))
            .text(terminal.text(CommandMessage.HEADING_REASON));
    report.findings().forEach(f -> table.row(f.file(), f.place(), f.reason()));
    table.print(terminal);
    if (report.findingCount() > report.findings().size()) {
      terminal.say(ChainMessage.CHECK_MORE, report.findings().size());
    }
  }
}

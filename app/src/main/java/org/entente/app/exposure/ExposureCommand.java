package org.entente.app.exposure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.entente.app.chain.StoreOption;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.exposure.AccountNames;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.LabelNames;
import org.entente.trace.exposure.OutputIndex;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Labels;
import org.entente.trace.label.store1.LabelStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `entente exposure`: of addresses, of a file of them, or of a transaction before it is sent.
@Command(
    name = "exposure",
    description = "${bundle:COMMAND_EXPOSURE}",
    footer = {
      "  ./entente exposure --store mystore --labels mylabels --alert sanction=0.01"
          + " 12cbQLTFMXRnSzktFkuoG3eHoMeFtpTu3S",
      "  ./entente exposure --store mystore --labels mylabels --file addresses.txt",
      "  ./entente exposure --store mystore --labels mylabels --raw-tx unsigned.psbt"
    })
public final class ExposureCommand implements Callable<Integer> {
  /// From so many addresses on, an index is made first.
  private static final int INDEX_FROM = 20;

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private StoreOption store;
  @Mixin private ExposureOptions options;

  @Option(names = "--file", paramLabel = "FILE", description = "${bundle:OPTION_EXPOSURE_FILE}")
  private @Nullable String file;

  @Option(
      names = "--from-row",
      paramLabel = "N",
      defaultValue = "1",
      description = "${bundle:OPTION_FROM_ROW}")
  private long fromRow;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT_LINES}")
  private boolean lenient;

  @Option(names = "--raw-tx", paramLabel = "TX|FILE", description = "${bundle:OPTION_RAW_TX}")
  private @Nullable String rawTx;

  @Option(names = "--sender", paramLabel = "ADDRESS", description = "${bundle:OPTION_SENDER}")
  private @Nullable String sender;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(paramLabel = "ADDRESS", arity = "0..*", description = "${bundle:PARAMETER_EXPOSURE}")
  private List<String> asked = List.of();

  public ExposureCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int ways = (asked.isEmpty() ? 0 : 1) + (file == null ? 0 : 1) + (rawTx == null ? 0 : 1);
    if (ways != 1) {
      throw new ParameterException(
          spec.commandLine(),
          terminal.text(AttributionMessage.ERROR_FILE_OR_STORE, "ADDRESS", "--file, --raw-tx"));
    }
    ExposureSettings settings = settings();
    Path labels = options.labels;
    try (LabelStore all = labels == null ? null : LabelStore.open(labels)) {
      LabelBook book = new LabelBook(all == null ? Labels.NONE : all, options.day());
      Path folder = store.folder(terminal);
      if (MappedAccounts.exists(folder)) {
        if (options.clusters) {
          throw new ParameterException(
              spec.commandLine(),
              terminal.text(CommandMessage.ERROR_BAD_VALUE, "--clusters", "accounts"));
        }
        try (MappedAccounts chain = MappedAccounts.open(folder)) {
          return screen(chain, settings, book);
        }
      }
      try (MappedChain chain = MappedChain.open(folder)) {
        return screen(chain, settings, book, all);
      }
    }
  }

  private ExposureSettings settings() {
    try {
      return options.settings();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  private int screen(AccountView chain, ExposureSettings settings, LabelBook book)
      throws IOException {
    Supplier<AccountScreening> desks =
        () -> new AccountScreening(chain, new AccountNames(chain, book), settings);
    ExposureJson json = ExposureJson.of(chain, settings, options.alarms);
    ExposureTable table = ExposureTable.ofAccounts(terminal, json, chain);
    String raw = rawTx;
    if (raw == null) {
      return answer(desks, json, table);
    }
    UnsentCall call = UnsentCall.read(chain, raw, sender);
    List<List<Screened>> results = new ArrayList<>();
    call.accounts().forEach(account -> results.add(desks.get().ask(account)));
    switch (format) {
      case JSON -> {
        Map<String, Object> document = json.head();
        document.put("transaction", call.json());
        document.put("results", results.stream().map(json::of).toList());
        Json.print(terminal, document);
      }
      case TABLE -> {
        terminal.say(AttributionMessage.EXPOSURE_CALL, call.fromText(), call.payments().size());
        for (UnsentCall.Payment paid : call.payments()) {
          terminal.say(
              AttributionMessage.EXPOSURE_PAYS,
              paid.kind().text(),
              table.amount().apply(paid.asset(), paid.amount()),
              paid.to());
        }
        results.forEach(table::print);
      }
    }
    return exit(results);
  }

  private int screen(
      ChainView chain, ExposureSettings settings, LabelBook book, @Nullable LabelStore all)
      throws IOException {
    Clusters clusters = options.clusters ? Clusters.of(chain, ClusterRules.STANDARD) : null;
    boolean many = file != null || asked.size() >= INDEX_FROM;
    OutputIndex index = many ? new OutputIndex(chain) : null;
    Supplier<Screening> desks =
        () -> {
          LabelNames names = new LabelNames(chain, book);
          if (clusters != null && all != null) {
            all.forEach(label -> names.spread(label, clusters));
          }
          return new Screening(chain, settings, names, clusters, index);
        };
    ExposureJson json = ExposureJson.of(chain, settings, options.alarms, clusters != null);
    ExposureTable table = ExposureTable.ofCoins(terminal, json);
    String raw = rawTx;
    return raw == null
        ? answer(desks, json, table)
        : overTx(UnsentTx.read(chain, raw), desks.get(), json, table);
  }

  private int answer(Supplier<? extends Desk> desks, ExposureJson json, ExposureTable table)
      throws IOException {
    String lines = file;
    if (lines != null) {
      ExposureBatch batch = new ExposureBatch(terminal, json, desks, lenient);
      batch.run(lines, fromRow);
      return batch.raised() || batch.skipped() > 0 ? ExitCode.FOUND : ExitCode.DONE;
    }
    Desk desk = desks.get();
    List<List<Screened>> results = asked.stream().map(desk::ask).toList();
    switch (format) {
      case JSON -> {
        Map<String, Object> document = json.head();
        document.put("results", results.stream().map(json::of).toList());
        Json.print(terminal, document);
      }
      case TABLE -> {
        results.forEach(table::print);
        table.measured();
      }
    }
    return exit(results);
  }

  private int exit(List<List<Screened>> results) {
    return results.stream().anyMatch(one -> Screened.anyRaised(one, options.alarms))
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  private int overTx(UnsentTx tx, Screening screening, ExposureJson json, ExposureTable table) {
    Exposure spent = screening.coins(tx.spent());
    List<List<Screened>> paid = new ArrayList<>();
    for (UnsentTx.Paid output : tx.paid()) {
      if (output.address() != null) {
        paid.add(screening.ask(output.address()));
      }
    }
    switch (format) {
      case JSON -> {
        Map<String, Object> document = json.head();
        Map<String, Object> told = tx.json();
        told.put("incoming", json.of(spent));
        told.put("treated_as", spent.atLeast(json.settings().lookThroughPpm()));
        document.put("transaction", told);
        document.put("results", paid.stream().map(json::of).toList());
        Json.print(terminal, document);
      }
      case TABLE -> {
        table.print(tx, spent);
        paid.forEach(table::print);
      }
    }
    Screened own = new Screened("", null, true, null, spent, Exposure.NOTHING);
    return Screened.anyRaised(List.of(own), options.alarms) ? ExitCode.FOUND : exit(paid);
  }
}

package org.entente.app.exposure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.entente.app.chain.StoreOption;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Message;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
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
      "  ./entente exposure --store mystore --labels mylabels --file addresses.txt"
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

  @Option(names = "--raw-tx", paramLabel = "HEX", description = "${bundle:OPTION_RAW_TX}")
  private @Nullable String rawTx;

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
          terminal.text(Message.ERROR_FILE_OR_STORE, "ADDRESS", "--file, --raw-tx"));
    }
    ExposureSettings settings = settings();
    try (MappedChain chain = store.open(terminal)) {
      if (options.labels == null) {
        return screen(chain, settings, Labels.NONE, null);
      }
      try (LabelStore labels = LabelStore.open(options.labels)) {
        return screen(chain, settings, labels, labels);
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

  private int screen(
      ChainView chain, ExposureSettings settings, Labels labels, @Nullable LabelStore all)
      throws IOException {
    Clusters clusters = options.clusters ? Clusters.of(chain, ClusterRules.STANDARD) : null;
    boolean many = file != null || asked.size() >= INDEX_FROM;
    OutputIndex index = many ? new OutputIndex(chain) : null;
    LabelBook book = new LabelBook(labels, options.day());
    Supplier<Screening> screenings =
        () -> {
          LabelNames names = new LabelNames(chain, book);
          if (clusters != null && all != null) {
            all.forEach(label -> names.spread(label, clusters));
          }
          return new Screening(chain, settings, names, clusters, index);
        };
    ExposureJson json = new ExposureJson(chain, settings, options.alarms);
    String lines = file;
    String raw = rawTx;
    if (lines != null) {
      ExposureBatch batch = new ExposureBatch(terminal, json, screenings, lenient);
      batch.run(lines, fromRow);
      return batch.raised() || batch.skipped() > 0 ? ExitCode.FOUND : ExitCode.DONE;
    }
    Screening screening = screenings.get();
    return raw != null ? overTx(chain, raw, screening, json) : overAsked(screening, json);
  }

  private int overAsked(Screening screening, ExposureJson json) throws IOException {
    List<Screened> results = asked.stream().map(screening::address).toList();
    switch (format) {
      case JSON -> {
        Map<String, Object> document = json.head();
        document.put("results", results.stream().map(json::of).toList());
        Json.print(terminal, document);
      }
      case TABLE -> results.forEach(new ExposureTable(terminal, json)::print);
    }
    return exit(results);
  }

  private int exit(List<Screened> results) {
    return results.stream().anyMatch(result -> !result.raised(options.alarms).isEmpty())
        ? ExitCode.FOUND
        : ExitCode.DONE;
  }

  private int overTx(ChainView chain, String hex, Screening screening, ExposureJson json)
      throws IOException {
    UnsentTx tx = UnsentTx.read(chain, hex);
    Exposure spent = screening.coins(tx.spent());
    List<Screened> paid = new ArrayList<>();
    for (UnsentTx.Paid output : tx.paid()) {
      if (output.address() != null) {
        paid.add(screening.address(output.address()));
      }
    }
    switch (format) {
      case JSON -> {
        Map<String, Object> document = json.head();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("inputs", tx.inputs());
        told.put("unknown_inputs", tx.inputs() - tx.spent().length);
        told.put("incoming", json.of(spent));
        told.put("treated_as", spent.atLeast(json.settings().lookThroughPpm()));
        told.put(
            "outputs",
            tx.paid().stream()
                .map(
                    output -> {
                      Map<String, Object> one = new LinkedHashMap<>();
                      one.put("address", output.address());
                      one.put("value", Long.toString(output.value()));
                      return one;
                    })
                .toList());
        document.put("transaction", told);
        document.put("results", paid.stream().map(json::of).toList());
        Json.print(terminal, document);
      }
      case TABLE -> {
        terminal.say(Message.EXPOSURE_RAW, tx.inputs(), tx.inputs() - tx.spent().length);
        ExposureTable table = new ExposureTable(terminal, json);
        table.print(spent);
        paid.forEach(table::print);
      }
    }
    boolean raised = new Screened("", true, null, spent, spent).raised(options.alarms).isEmpty();
    return raised ? exit(paid) : ExitCode.FOUND;
  }
}

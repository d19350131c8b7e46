package org.entente.app.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entente.app.follow.LiveOptions;
import org.entente.app.follow.LiveRun;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.Network;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.TraceMessage;
import org.entente.chain.ChainView;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.Direction;
import org.entente.trace.Limits;
import org.entente.trace.Method;
import org.entente.trace.OutputStops;
import org.entente.trace.Start;
import org.entente.trace.StartText;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Way;
import org.entente.trace.exit.LabelStops;
import org.entente.trace.report.Answer;
import org.entente.trace.report.TraceReport;
import org.entente.trace.report.WayReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `entente trace`.
@Command(
    name = "trace",
    description = "${bundle:COMMAND_TRACE}",
    footer = {
      "  ./entente trace --store mystore --from"
          + " 0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9:0",
      "  ./entente trace --store mystore --method all --hops 10 --from"
          + " f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:1=1500000000",
      "  ./entente trace --store ethereum --store bitcoin --from"
          + " 0x0fa09c3a328792253f8dee7116848723b72a6d2e"
    })
public final class TraceCommand implements Callable<Integer> {
  private static final String ALL = "all";

  private final Terminal terminal;
  private final String version;

  @Spec private CommandSpec spec;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_STORE_TRACE}")
  private List<Path> stores;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "START",
      description = "${bundle:OPTION_FROM}")
  private List<String> from;

  @Option(names = "--to-past", description = "${bundle:OPTION_TO_PAST}")
  private boolean toPast;

  @Option(
      names = "--method",
      paramLabel = "fifo|lifo|haircut|poison|tiho|all",
      defaultValue = "fifo",
      description = "${bundle:OPTION_METHOD}")
  private String method;

  @Option(names = "--follow-fees", description = "${bundle:OPTION_FOLLOW_FEES}")
  private boolean followFees;

  @Option(names = "--hops", paramLabel = "N", description = "${bundle:OPTION_HOPS}")
  private @Nullable Integer hops;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = TimeText.class,
      description = "${bundle:OPTION_UNTIL}")
  private @Nullable Long until;

  @Option(names = "--min", paramLabel = "AMOUNT", description = "${bundle:OPTION_MIN}")
  private @Nullable BigInteger min;

  @Option(names = "--count", paramLabel = "N", description = "${bundle:OPTION_COUNT}")
  private @Nullable Long count;

  @Option(names = "--opening", paramLabel = "FILE", description = "${bundle:OPTION_OPENING}")
  private @Nullable Path opening;

  @Option(names = "--symbols", paramLabel = "FILE", description = "${bundle:OPTION_SYMBOLS}")
  private @Nullable Path symbols;

  @Option(names = "--prices", paramLabel = "FILE", description = "${bundle:OPTION_PRICES}")
  private @Nullable Path prices;

  @Option(names = "--why", paramLabel = "AT", description = "${bundle:OPTION_WHY}")
  private @Nullable String why;

  @Option(
      names = "--format",
      paramLabel = "table|json|csv|graphml|mermaid",
      defaultValue = "table",
      description = "${bundle:OPTION_TRACE_FORMAT}")
  private TraceReport format;

  @Mixin private MixOptions mixes;

  @Mixin private NameOptions names;

  @Mixin private LiveOptions live;

  public TraceCommand(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireThat(!names.typology() || !live.isLive(), "--typology", "--live");
    requireThat(!names.flows() || !live.isLive(), "--flows", "--live");
    requireThat(
        !names.flows() || format == TraceReport.JSON, "--flows", "--format " + format.text());
    boolean accounts = stores.size() == 1 && MappedAccounts.exists(stores.getFirst());
    List<Method> methods = methods(accounts);
    requireThat(prices == null || stores.size() > 1, "--prices", "one store");
    if (names.exits() && toPast) {
      throw new ParameterException(
          spec.commandLine(), terminal.text(TraceMessage.ERROR_EXITS_TO_PAST));
    }
    if (live.isLive()) {
      requireThat(!mixes.through(), "--through-mixes", "--live");
      requireThat(methods.size() == 1, "--method", method);
      requireThat(stores.size() == 1, "--live", "several --store");
      try (NameOptions.Book book = names.open()) {
        return new LiveRun(terminal, stores.getFirst(), live, book.labels(), names.exits())
            .run(
                new LiveRun.Asked(
                    network -> question(network, methods.getFirst()),
                    from,
                    methods.getFirst(),
                    !toPast && !followFees && limits().equals(Limits.NONE)));
      }
    }
    if (why != null) {
      requireThat(methods.size() == 1, "--method", method);
      requireThat(format == TraceReport.TABLE || format == TraceReport.JSON, "--format", format);
    }
    if (accounts) {
      requireThat(!mixes.through(), "--through-mixes", "accounts");
      return traceAccounts(methods);
    }
    if (stores.size() > 1) {
      requireThat(!names.typology(), "--typology", "several --store");
      return across(methods);
    }
    requireThat(opening == null, "--opening", opening);
    requireThat(symbols == null, "--symbols", symbols);
    return traceOutputs(methods);
  }

  private int traceOutputs(List<Method> methods) throws IOException {
    requireThat(!mixes.through() || !toPast, "--through-mixes", "--to-past");
    requireThat(!names.typology() || !toPast, "--typology", "--to-past");
    requireThat(!names.typology() || !mixes.through(), "--typology", "--through-mixes");
    requireThat(
        !mixes.through() || format == TraceReport.TABLE || format == TraceReport.JSON,
        "--through-mixes",
        format);
    long began = System.nanoTime();
    try (MappedChain chain = open(stores.getFirst());
        NameOptions.Book book = names.open();
        WalkProgress progress = new WalkProgress(terminal, methods.size())) {
      OutputStops stops = progress.over(chain, LabelStops.outputs(book.labels(), chain));
      List<Trace> traces = new ArrayList<>();
      for (Method each : methods) {
        TraceQuestion question = question(chain.network(), each);
        boolean flows = why != null || names.typology() || names.flows() || format.needsFlows();
        traces.add(mixes.run(chain, question, flows, stops));
      }
      // Not closed: the terminal's stream goes on.
      Writer out = new BufferedWriter(new OutputStreamWriter(terminal.out(), UTF_8));
      if (why != null) {
        explain(chain, traces.getFirst(), why, out);
      } else {
        Answer answer =
            new Answer(
                chain,
                traces,
                version,
                mixes.mixing(chain, traces),
                book.labels(),
                names.exits(),
                names.typology(),
                names.flows());
        format.write(answer, terminal.messages(), out);
      }
      out.flush();
    }
    return took(began);
  }

  private int traceAccounts(List<Method> methods) throws IOException {
    if (toPast) {
      throw new ParameterException(
          spec.commandLine(), terminal.text(TraceMessage.ERROR_TO_PAST_ACCOUNTS));
    }
    requireThat(!followFees, "--follow-fees", true);
    requireThat(min == null || (min.signum() >= 0 && min.bitLength() <= 256), "--min", min);
    long began = System.nanoTime();
    AccountRun.Asked asked =
        new AccountRun.Asked(
            from,
            methods,
            hops,
            until,
            min,
            count,
            opening,
            symbols,
            why,
            format,
            names.typology(),
            names.flows());
    try (MappedAccounts view = MappedAccounts.open(stores.getFirst());
        NameOptions.Book book = names.open()) {
      Writer out = new BufferedWriter(new OutputStreamWriter(terminal.out(), UTF_8));
      new AccountRun(view, asked, book.labels(), names.exits()).write(terminal, version, out);
      out.flush();
    }
    return took(began);
  }

  private int took(long began) {
    double seconds = (System.nanoTime() - began) / 1e9;
    terminal.note(TraceMessage.TRACE_TOOK, String.format(Locale.ROOT, "%.2f", seconds));
    return ExitCode.DONE;
  }

  private MappedChain open(Path folder) throws IOException {
    if (!MappedChain.exists(folder)) {
      throw new IOException(terminal.text(CommandMessage.ERROR_NO_STORE, folder));
    }
    return MappedChain.open(folder);
  }

  /// Over the bridges between several stores. Accounts have no highest output, and no trace back.
  private int across(List<Method> methods) throws IOException {
    requireThat(!toPast, "--to-past", "several --store");
    requireThat(!mixes.through(), "--through-mixes", "several --store");
    List<Method> asked = new ArrayList<>(methods);
    asked.removeIf(each -> methods.size() > 1 && each == Method.TIHO);
    long began = System.nanoTime();
    try (NameOptions.Book book = names.open();
        AcrossRun run = new AcrossRun(terminal, stores, book.labels())) {
      Writer out = new BufferedWriter(new OutputStreamWriter(terminal.out(), UTF_8));
      AcrossRun.Asking asking =
          new AcrossRun.Asking(
              from,
              followFees,
              limits(),
              opening,
              symbols,
              prices,
              why,
              names.exits(),
              names.flows());
      run.write(terminal, asking, asked, format, version, out);
      out.flush();
    }
    return took(began);
  }

  private void explain(ChainView chain, Trace trace, String at, Writer out) throws IOException {
    WayReport report = new WayReport(chain, trace, Way.to(chain, trace, at));
    if (format == TraceReport.JSON) {
      report.json(out);
    } else {
      report.table(terminal.messages(), out);
    }
  }

  /// Tiho is not defined for accounts: asking for it is a mistake, asking for all is not.
  private List<Method> methods(boolean accounts) {
    List<Method> known =
        accounts
            ? List.of(Method.FIFO, Method.LIFO, Method.HAIRCUT, Method.POISON)
            : List.of(Method.values());
    if (method.equals(ALL)) {
      return known;
    }
    if (accounts && method.equals(Method.TIHO.text())) {
      throw new ParameterException(
          spec.commandLine(), terminal.text(TraceMessage.ERROR_TIHO_ACCOUNTS));
    }
    List<Method> named = known.stream().filter(each -> each.text().equals(method)).toList();
    requireThat(!named.isEmpty(), "--method", method);
    return named;
  }

  private void requireThat(boolean holds, String option, @Nullable Object value) {
    if (!holds) {
      throw new ParameterException(
          spec.commandLine(),
          terminal.text(CommandMessage.ERROR_BAD_VALUE, option, String.valueOf(value)));
    }
  }

  private TraceQuestion question(Network network, Method each) {
    List<Start> starts = new ArrayList<>();
    for (String start : from) {
      starts.add(StartText.parse(network, start));
    }
    return new TraceQuestion(
        starts, each, toPast ? Direction.TO_PAST : Direction.TO_FUTURE, followFees, limits());
  }

  private static long satoshi(BigInteger amount) {
    if (amount.bitLength() > 63) {
      throw new IllegalArgumentException("--min: over 63 bits");
    }
    return amount.longValue();
  }

  private Limits limits() {
    try {
      return new Limits(
          hops == null ? Limits.NONE.hops() : hops,
          until == null ? Limits.NONE.untilTime() : until,
          min == null ? Limits.NONE.minAmount() : satoshi(min),
          count == null ? Limits.NONE.transactions() : count);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}

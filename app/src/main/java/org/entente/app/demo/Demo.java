package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.message.Message;
import org.entente.chain.ChainView;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.generate.GeneratedChain;
import org.entente.chain.ingest.ChainImport;
import org.entente.chain.ingest.ImportListener;
import org.entente.chain.ingest.ImportSettings;
import org.entente.chain.read.Problem;
import org.entente.chain.store1.MappedChain;
import org.entente.chain.store1.StoreCheck;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.report.Answer;
import org.entente.trace.report.TraceReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente demo`: a real theft, then what the same commands do on a chain of some size.
@Command(name = "demo", description = "${bundle:COMMAND_DEMO}", footer = "  ./entente demo --once")
public final class Demo implements Callable<Integer> {
  private static final long GENERATED_TXS = 60_000;
  private static final long SEED = 20_240_531;

  private final Terminal terminal;
  private final String version;

  @Option(names = "--once", description = "${bundle:OPTION_ONCE}")
  private boolean once;

  public Demo(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws Exception {
    Path scratch = Files.createTempDirectory("entente-demo");
    try {
      theft(scratch);
      generated(scratch);
      terminal.out().println();
      terminal.say(once ? Message.DEMO_END : Message.DEMO_NEXT);
      return ExitCode.DONE;
    } finally {
      delete(scratch);
    }
  }

  private void theft(Path scratch) throws Exception {
    heading(Message.DEMO_THEFT);
    terminal.say(Message.DEMO_THEFT_STORY);
    Path files = Files.createDirectory(scratch.resolve("transactions"));
    Files.writeString(files.resolve("funding.hex"), DmmTheft.fundingHex());
    Files.writeString(files.resolve("theft.hex"), DmmTheft.theftHex());
    Path store = scratch.resolve("theft-store");
    bringIn(store, Network.MAINNET, files);
    try (MappedChain chain = MappedChain.open(store)) {
      verify(chain);
      payee();
      fee(chain);
      terminal.out().println();
      terminal.say(Message.DEMO_FLOW);
      List<Start> starts = new ArrayList<>();
      for (int vout : DmmTheft.STOLEN.stream().sorted().toList()) {
        starts.add(new Start.Output(new OutPoint(DmmTheft.FUNDING, vout), Start.ALL));
      }
      report(chain, starts.toArray(Start[]::new));
      terminal.out().println();
      terminal.say(Message.DEMO_STANDS, DmmTheft.PAYEE);
    }
  }

  /// The ids were computed from the fields while importing; here they are compared with those
  /// that the whole world knows.
  private void verify(ChainView chain) {
    long theft = chain.findTx(DmmTheft.THEFT);
    if (theft == ChainView.NONE || chain.findTx(DmmTheft.FUNDING) == ChainView.NONE) {
      throw new BadInput(
          "the bundled case",
          "",
          "a transaction does not have its published id",
          "This build is damaged: build it again.");
    }
    Fields fields = new Fields(terminal);
    fields.add(Message.FIELD_TRANSACTION, DmmTheft.THEFT);
    fields.add(Message.DEMO_FIELD_VERIFIED, terminal.text(Message.DEMO_VERIFIED));
    fields.add(Message.DEMO_FIELD_VICTIM, DmmTheft.VICTIM);
    fields.add(Message.DEMO_FIELD_PAYEE, DmmTheft.PAYEE);
    fields.add(Message.FIELD_VALUE_OUT, Btc.text(chain.value(chain.firstOutput(theft))) + " BTC");
    fields.print();
  }

  private void payee() {
    LookAlike alike = LookAlike.of(DmmTheft.PAYEE, DmmTheft.VICTIMS_OWN);
    terminal.out().println();
    terminal.say(Message.DEMO_LOOK_ALIKE);
    terminal.out().println("  " + marked(DmmTheft.VICTIMS_OWN, alike));
    terminal.out().println("  " + marked(DmmTheft.PAYEE, alike));
    terminal.say(
        Message.DEMO_LOOK_ALIKE_ODDS,
        alike.first(),
        alike.last(),
        String.format(Locale.ROOT, "%,.0f", alike.tries()));
  }

  private static String marked(String address, LookAlike alike) {
    int middle = address.length() - alike.last();
    return "["
        + address.substring(0, alike.first())
        + "]"
        + address.substring(alike.first(), middle)
        + "["
        + address.substring(middle)
        + "]";
  }

  private void fee(ChainView chain) {
    long theft = chain.findTx(DmmTheft.THEFT);
    long in = 0;
    for (long input = chain.firstInput(theft); input < chain.firstInput(theft + 1); input++) {
      in += chain.inputValue(input);
    }
    long fee = in - chain.value(chain.firstOutput(theft));
    terminal.out().println();
    terminal.say(
        Message.DEMO_FEE,
        Btc.text(fee),
        String.format(Locale.ROOT, "%,d", fee / DmmTheft.THEFT_VBYTES));
  }

  private void generated(Path scratch) throws Exception {
    heading(Message.DEMO_GENERATED);
    Path files = scratch.resolve("generated");
    GeneratedChain made =
        ChainGenerator.generate(
            ChainSettings.of(SEED, GENERATED_TXS), files, (done, all, bytes) -> {});
    Path store = scratch.resolve("generated-store");
    bringIn(store, Network.REGTEST, files);
    StoreCheck.Report check = StoreCheck.run(store, share -> {});
    terminal.say(
        Message.DEMO_GENERATED_STORY,
        String.format(Locale.ROOT, "%,d", check.blocks()),
        String.format(Locale.ROOT, "%,d", check.txs()),
        String.format(Locale.ROOT, "%,d", made.spends()));
    if (check.isSound()) {
      terminal.say(Message.CHECK_SOUND);
    } else {
      terminal.say(Message.CHECK_FOUND, check.findingCount());
    }
    terminal.out().println();
    terminal.say(Message.DEMO_DEEP, made.start());
    try (MappedChain chain = MappedChain.open(store)) {
      report(chain, new Start.Output(made.start(), Start.ALL));
    }
  }

  private void report(ChainView chain, Start... starts) throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (Method method : Method.values()) {
      traces.add(Tracer.run(chain, TraceQuestion.of(method, starts)));
    }
    Writer out = new OutputStreamWriter(terminal.out(), UTF_8);
    TraceReport.TABLE.write(new Answer(chain, traces, version), terminal.messages(), out);
    out.flush();
  }

  private void heading(Message message) {
    terminal.out().println();
    terminal.out().println("== " + terminal.text(message) + " ==");
  }

  private void bringIn(Path store, Network network, Path files) throws Exception {
    ChainImport.run(
        new ImportSettings(store, network, List.of(files), false, 2), new Quiet(terminal));
  }

  /// Says only what was left out, which must be nothing.
  private record Quiet(Terminal terminal) implements ImportListener {
    @Override
    public void problem(Problem problem) {
      if (problem.kind() != Problem.Kind.UNKNOWN_FILE) {
        terminal.err().println(problem);
      }
    }

    @Override
    public void appended(int done, int total, long txs) {}

    @Override
    public void skipped(BadInput reason) {
      terminal.err().println(reason.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

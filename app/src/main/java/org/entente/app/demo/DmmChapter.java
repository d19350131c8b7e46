package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.app.exposure.ExposurePage;
import org.entente.app.terminal.Btc;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.DemoMessage;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.report.ExitTable;

/// A real theft of bitcoin: rebuilt from its fields, verified, traced.
final class DmmChapter {
  private static final int EXITS_SHOWN = 3;

  private final Stage stage;
  private final Terminal terminal;

  DmmChapter(Stage stage) {
    this.stage = stage;
    this.terminal = stage.terminal();
  }

  void play(Path scratch) throws Exception {
    stage.heading(DemoMessage.DEMO_THEFT);
    terminal.say(DemoMessage.DEMO_THEFT_STORY);
    Path files = Files.createDirectory(scratch.resolve("transactions"));
    Files.writeString(files.resolve("funding.hex"), DmmTheft.fundingHex());
    Files.writeString(files.resolve("theft.hex"), DmmTheft.theftHex());
    Path store = scratch.resolve("theft-store");
    stage.bringIn(store, Network.MAINNET, files);
    try (MappedChain chain = MappedChain.open(store)) {
      verify(chain);
      payee();
      fee(chain);
      terminal.out().println();
      terminal.say(DemoMessage.DEMO_FLOW);
      List<Start> starts = new ArrayList<>();
      for (int vout : DmmTheft.STOLEN.stream().sorted().toList()) {
        starts.add(new Start.Output(new OutPoint(DmmTheft.FUNDING, vout), Start.ALL));
      }
      stage.report(chain, starts.toArray(Start[]::new));
      CaseLabels labels = CaseLabels.load(scratch);
      stopping(chain, starts, labels);
      terminal.out().println();
      terminal.say(DemoMessage.DEMO_EXPOSURE);
      ExposurePage page = new ExposurePage(terminal, labels.book());
      page.print(chain, List.of(DmmTheft.PAYEE));
      terminal.say(DemoMessage.DEMO_DEPOSIT);
      page.spending(chain, DmmTheft.supposedDepositHex());
      terminal.say(DemoMessage.DEMO_STANDS, DmmTheft.PAYEE);
    }
  }

  private void stopping(ChainView chain, List<Start> starts, CaseLabels labels) throws IOException {
    Trace trace = Tracer.run(chain, TraceQuestion.of(Method.FIFO, starts.toArray(Start[]::new)));
    Writer out = new OutputStreamWriter(terminal.out(), UTF_8);
    ExitTable.write(
        new Exits(labels.book(), ExitSettings.ASSUMED).of(chain, trace),
        EXITS_SHOWN,
        exit -> Btc.text(exit.amount().longValueExact()) + " BTC",
        terminal.messages(),
        out);
    out.flush();
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
    fields.add(CommandMessage.FIELD_TRANSACTION, DmmTheft.THEFT);
    fields.add(DemoMessage.DEMO_FIELD_VERIFIED, terminal.text(DemoMessage.DEMO_VERIFIED));
    fields.add(DemoMessage.DEMO_FIELD_VICTIM, DmmTheft.VICTIM);
    fields.add(DemoMessage.DEMO_FIELD_PAYEE, DmmTheft.PAYEE);
    fields.add(
        CommandMessage.FIELD_VALUE_OUT, Btc.text(chain.value(chain.firstOutput(theft))) + " BTC");
    fields.print();
  }

  private void payee() {
    LookAlike alike = LookAlike.of(DmmTheft.PAYEE, DmmTheft.VICTIMS_OWN);
    terminal.out().println();
    terminal.say(DemoMessage.DEMO_LOOK_ALIKE);
    terminal.out().println("  " + marked(DmmTheft.VICTIMS_OWN, alike));
    terminal.out().println("  " + marked(DmmTheft.PAYEE, alike));
    terminal.say(
        DemoMessage.DEMO_LOOK_ALIKE_ODDS,
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
        DemoMessage.DEMO_FEE,
        Btc.text(fee),
        String.format(Locale.ROOT, "%,d", fee / DmmTheft.THEFT_VBYTES));
  }
}

package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.app.demo.BybitTheft.Fact;
import org.entente.app.demo.BybitTheft.Tranche;
import org.entente.app.exposure.ExposurePage;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.address.AddressKey;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.DemoMessage;
import org.entente.base.message.Message;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.ingest.EvmImport;
import org.entente.chain.evm.ingest.EvmImportListener;
import org.entente.chain.evm.ingest.EvmImportSettings;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.trace.Method;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.Imitations;
import org.entente.trace.account.LeftOut;
import org.entente.trace.account.Poisoning;
import org.entente.trace.account.Stops;
import org.entente.trace.account.Tokens;
import org.entente.trace.exit.Exit;
import org.entente.trace.exit.ExitSettings;
import org.entente.trace.exit.Exits;
import org.entente.trace.report.ExitTable;
import org.entente.trace.report.TypologyReport;
import org.entente.trace.typology.Typology;
import org.jspecify.annotations.Nullable;

/// The largest theft there was: its published transfers become a ledger, and everything else is
/// computed from it.
final class BybitChapter {
  private static final int DECIMALS = 18;
  private static final int EXITS_SHOWN = 3;
  private static final LocalDate THEFT_DAY = LocalDate.of(2025, 2, 21);

  /// When the FBI published addresses.
  private static final LocalDate NAMED_DAY = LocalDate.of(2025, 2, 26);

  private static final List<Method> METHODS =
      List.of(Method.FIFO, Method.LIFO, Method.HAIRCUT, Method.POISON);

  private final Stage stage;
  private final Terminal terminal;
  private final List<Fact> facts = BybitTheft.facts();
  private final Tokens tokens = Tokens.of(EvmNetwork.ETHEREUM);
  private final Map<EvmAddress, String> symbols = symbols();
  private final Map<EvmAddress, Tranche> tranches =
      BybitTheft.tranches().stream().collect(Collectors.toMap(Tranche::address, t -> t));

  BybitChapter(Stage stage) {
    this.stage = stage;
    this.terminal = stage.terminal();
  }

  void play(Path scratch) throws Exception {
    stage.heading(DemoMessage.DEMO_BYBIT);
    terminal.say(DemoMessage.DEMO_BYBIT_STORY);
    Path store = scratch.resolve("bybit-store");
    EvmImport.run(
        new EvmImportSettings(store, EvmNetwork.ETHEREUM, false, 2),
        new ToldBlocks(BybitTheft.blocks()),
        EvmImportListener.SILENT);
    try (MappedAccounts view = MappedAccounts.open(store)) {
      theft();
      AccountQuestion question = question(view);
      List<AccountTrace> traces = new ArrayList<>();
      for (Method method : METHODS) {
        traces.add(AccountTracer.run(view, question.withMethod(method), Stops.NONE));
      }
      AccountTrace fifo = traces.getFirst();
      CaseLabels labels = CaseLabels.load(scratch);
      List<Exit> exits = new Exits(labels.book(), ExitSettings.ASSUMED).of(view, fifo);
      where(new Shown(view, fifo, labels, exits));
      stopping(view, exits);
      exposure(view, labels);
      typology(view, question, labels);
      agreement(view, traces);
      sums(fifo);
      leftOut(view, fifo, question);
    }
  }

  private void theft() {
    Fact theft = facts.getFirst();
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_TRANSACTION, "0x" + theft.tx().hex());
    fields.add(CommandMessage.FIELD_TIME, theft.time());
    fields.add(DemoMessage.DEMO_FIELD_VICTIM, BybitTheft.VICTIM.checksummed());
    fields.add(DemoMessage.DEMO_FIELD_PAYEE, BybitTheft.THIEF.checksummed());
    fields.add(
        CommandMessage.FIELD_VALUE_OUT,
        exact(theft.amount().toBigInteger()) + " ETH" + " + stETH, mETH, cmETH");
    fields.print();
  }

  /// Starts at what the thief received, and anew at the ether that the staked tokens were swapped
  /// for, because the swaps themselves are not among the published transfers.
  private AccountQuestion question(AccountView view) {
    List<AccountStart> starts = new ArrayList<>();
    starts.add(new AccountStart.Account(BybitTheft.THIEF, Asset.NATIVE, BybitTheft.STOLEN_WEI));
    starts.add(new AccountStart.Account(BybitTheft.SWAPPER, BybitTheft.STETH, null));
    starts.add(new AccountStart.Account(BybitTheft.SWAPPER, BybitTheft.METH, null));
    starts.add(new AccountStart.Account(BybitTheft.RECOVERED, BybitTheft.CMETH, null));
    for (Fact fact : facts) {
      if (fact.genuine() && fact.to().equals(BybitTheft.GATHERED)) {
        starts.add(new AccountStart.Moved(view.firstTransfer(view.findTx(fact.tx())), null));
      }
    }
    return AccountQuestion.of(Method.FIFO, starts.toArray(AccountStart[]::new))
        .without(Imitations.among(EvmNetwork.ETHEREUM, tokens, symbols));
  }

  /// What each token calls itself.
  private Map<EvmAddress, String> symbols() {
    Map<EvmAddress, String> called = new HashMap<>();
    for (Fact fact : facts) {
      if (!fact.asset().equals(Asset.NATIVE)) {
        called.put(fact.asset().contract(), fact.called());
      }
    }
    return called;
  }

  /// What the table of places is made of.
  private record Shown(AccountView view, AccountTrace trace, CaseLabels labels, List<Exit> exits) {}

  private void where(Shown shown) {
    terminal.out().println();
    terminal.say(DemoMessage.DEMO_BYBIT_WHERE);
    Table table =
        Table.empty()
            .text(terminal.text(DemoMessage.HEADING_WHERE))
            .number(terminal.text(DemoMessage.HEADING_ADDRESSES))
            .number(terminal.text(CommandMessage.HEADING_DECIMAL))
            .text(terminal.text(CommandMessage.HEADING_ASSET))
            .number(terminal.text(DemoMessage.HEADING_FBI))
            .text(terminal.text(DemoMessage.HEADING_WHO_CAN_STOP));
    row(table, shown, DemoMessage.DEMO_AT_TRANCHES, Asset.NATIVE, tranches::containsKey, null);
    row(table, shown, DemoMessage.DEMO_AT_GATHERED, Asset.NATIVE, BybitTheft.GATHERED, null);
    row(table, shown, DemoMessage.DEMO_AT_THIEF, Asset.NATIVE, BybitTheft.THIEF, null);
    row(table, shown, DemoMessage.DEMO_AT_SWAPPER, Asset.NATIVE, BybitTheft.SWAPPER, null);
    String swapped = terminal.text(DemoMessage.DEMO_STOP_SWAPPED);
    for (Asset asset : List.of(BybitTheft.STETH, BybitTheft.METH)) {
      row(table, shown, DemoMessage.DEMO_AT_SWAPPER, asset, BybitTheft.SWAPPER, swapped);
    }
    row(table, shown, DemoMessage.DEMO_AT_RECOVERED, BybitTheft.CMETH, BybitTheft.RECOVERED, null);
    table.print(terminal);
    List<String> emptied = tranches.values().stream().map(Tranche::emptied).sorted().toList();
    terminal.say(
        DemoMessage.DEMO_BYBIT_EMPTIED, tranches.size(), emptied.getFirst(), emptied.getLast());
  }

  private void row(
      Table table,
      Shown shown,
      Message where,
      Asset asset,
      EvmAddress only,
      @Nullable String story) {
    row(table, shown, where, asset, only::equals, story);
  }

  /// `story` says what the ledger doesn't; without it the exits tell who can stop it.
  private void row(
      Table table,
      Shown shown,
      Message where,
      Asset asset,
      Predicate<EvmAddress> who,
      @Nullable String story) {
    AccountView view = shown.view;
    List<AccountEnd> ends =
        shown.trace.ends().stream()
            .filter(end -> view.asset(view.assetOf(end.holding())).equals(asset))
            .filter(end -> who.test(view.addressOf(end.holding())))
            .toList();
    if (ends.isEmpty()) {
      return;
    }
    BigInteger amount =
        ends.stream().map(AccountEnd::amount).reduce(BigInteger.ZERO, BigInteger::add);
    long named =
        ends.stream()
            .map(end -> AddressKey.of(view.addressOf(end.holding())))
            .filter(shown.labels::isNamedByFbi)
            .count();
    String symbol = String.valueOf(tokens.symbol(asset));
    String stop = story == null ? stoppers(shown, ends.getFirst()) : story;
    table.row(terminal.text(where), ends.size(), exact(amount), symbol, named, stop);
  }

  private String stoppers(Shown shown, AccountEnd end) {
    String at = AccountText.at(shown.view, end.holding());
    String stoppers =
        shown.exits.stream()
            .filter(exit -> exit.at().equals(at))
            .flatMap(exit -> exit.stoppers().stream())
            .map(stopper -> stopper.who() + ": " + stopper.how())
            .collect(Collectors.joining("; "));
    return stoppers.isEmpty() ? terminal.text(DemoMessage.DEMO_STOP_NOBODY) : stoppers;
  }

  private void stopping(AccountView view, List<Exit> exits) throws IOException {
    Writer out = new OutputStreamWriter(terminal.out(), UTF_8);
    ExitTable.write(
        exits,
        EXITS_SHOWN,
        exit -> exact(exit.amount()) + " " + symbol(view, exit.asset()),
        terminal.messages(),
        out);
    out.flush();
  }

  /// What an exchange would have seen before it credits money from two addresses of the thieves, at
  /// first by what the ledger itself tells, then by the names that the FBI published.
  private void exposure(AccountView view, CaseLabels labels) {
    List<String> asking =
        Stream.of(1, 3)
            .flatMap(
                hop ->
                    facts.stream()
                        .filter(fact -> fact.genuine() && fact.hop() == hop)
                        .filter(fact -> tranches.containsKey(fact.to()))
                        .limit(1))
            .map(fact -> fact.to().toString())
            .toList();
    for (LocalDate day : List.of(THEFT_DAY, NAMED_DAY)) {
      terminal.out().println();
      terminal.say(DemoMessage.DEMO_BYBIT_EXPOSURE, day);
      new ExposurePage(terminal, labels.on(day)).print(view, asking);
    }
  }

  /// Which published patterns the first hops show already.
  private void typology(AccountView view, AccountQuestion question, CaseLabels labels)
      throws IOException {
    AccountTrace kept = AccountTracer.run(view, question.keepingFlows(), Stops.NONE);
    Writer out = new OutputStreamWriter(terminal.out(), UTF_8);
    out.write('\n');
    TypologyReport.table(
        out,
        tx -> AccountText.tx(view, tx),
        Typology.of(view, kept, labels.book()),
        terminal.messages());
    out.flush();
  }

  /// Of an asset as results name it.
  private String symbol(AccountView view, String asset) {
    for (long each = 0; each < view.assetCount(); each++) {
      if (view.asset(each).text(view.network()).equals(asset)) {
        return String.valueOf(tokens.symbol(view.asset(each)));
      }
    }
    return asset;
  }

  private void agreement(AccountView view, List<AccountTrace> traces) {
    Map<Long, List<BigInteger>> byHolding = new HashMap<>();
    for (AccountTrace trace : traces) {
      for (AccountEnd end : trace.ends()) {
        byHolding.computeIfAbsent(end.holding(), _ -> new ArrayList<>()).add(end.amount());
      }
    }
    long differing =
        byHolding.values().stream()
            .filter(all -> all.size() < traces.size() || all.stream().distinct().count() > 1)
            .count();
    terminal.say(CommandMessage.TRACE_DISAGREE, differing, byHolding.size());
    byHolding.forEach(
        (holding, all) -> {
          if (all.size() < traces.size() || all.stream().distinct().count() > 1) {
            terminal.out().println("  ≠ " + view.addressOf(holding).checksummed());
          }
        });
  }

  private void sums(AccountTrace trace) {
    terminal.out().println();
    for (AccountTrace.Sum sum : trace.sums()) {
      String symbol = " " + tokens.symbol(sum.asset());
      terminal.say(
          CommandMessage.TRACE_CONSERVED,
          exact(sum.started()) + symbol,
          exact(sum.ended()) + symbol,
          exact(sum.fees()) + symbol);
      if (sum.overlap().signum() > 0) {
        terminal.say(CommandMessage.TRACE_OVERLAP_ASSET, exact(sum.overlap()) + symbol);
      }
    }
    terminal.say(DemoMessage.DEMO_BYBIT_DIFFERENCE);
  }

  private void leftOut(AccountView view, AccountTrace trace, AccountQuestion question) {
    List<LeftOut> all =
        new Poisoning(view, tokens, question.counterfeit(), Poisoning.Settings.USUAL)
            .around(trace.accounts());
    long faked = facts.stream().filter(fact -> !fact.genuine()).count();
    terminal.out().println();
    terminal.say(DemoMessage.DEMO_BYBIT_LEFT_OUT, all.size(), faked);
    for (LeftOut one : all) {
      long to = view.toHolding(one.transfer());
      Asset asset = view.asset(view.assetOf(to));
      String amount = exact(view.amount(one.transfer()).toBigInteger());
      String called = symbols.getOrDefault(asset.contract(), "ETH");
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "  %-12s %s %s → %s%n",
              one.reason().text(),
              amount,
              called,
              view.addressOf(to).checksummed());
    }
  }

  /// With all its digits, zeros at the end left out.
  private static String exact(BigInteger amount) {
    BigDecimal value = new BigDecimal(amount, DECIMALS).stripTrailingZeros();
    return String.format(Locale.ROOT, "%,." + Math.max(0, value.scale()) + "f", value);
  }
}

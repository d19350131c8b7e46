package org.entente.app.trace;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.app.terminal.Terminal;
import org.entente.base.Asset;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.trace.Direction;
import org.entente.trace.Method;
import org.entente.trace.account.AccountLimits;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountStartText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.AccountWay;
import org.entente.trace.account.LeftOut;
import org.entente.trace.account.Openings;
import org.entente.trace.account.OpeningsFile;
import org.entente.trace.account.Stops;
import org.entente.trace.across.BridgeStops;
import org.entente.trace.exit.LabelStops;
import org.entente.trace.label.LabelBook;
import org.entente.trace.report.AccountAnswer;
import org.entente.trace.report.AccountWayReport;
import org.entente.trace.report.TraceReport;
import org.jspecify.annotations.Nullable;

/// A trace in a store of accounts, as the command line asks for it.
final class AccountRun {
  /// What was asked, as it was written; null where it was not.
  record Asked(
      List<String> from,
      List<Method> methods,
      @Nullable Integer hops,
      @Nullable Long until,
      @Nullable BigInteger min,
      @Nullable Long count,
      @Nullable Path opening,
      @Nullable Path symbols,
      @Nullable String why,
      TraceReport format,
      boolean typology,
      boolean flows) {}

  private final AccountView view;
  private final Asked asked;
  private final LabelBook book;
  private final boolean exits;

  AccountRun(AccountView view, Asked asked, LabelBook book, boolean exits) {
    this.view = view;
    this.asked = asked;
    this.book = book;
    this.exits = exits;
  }

  /// Throws [org.entente.base.BadInput] where the question doesn't fit the ledger.
  void write(Terminal terminal, String version, Writer out) throws IOException {
    Counterfeits counterfeits = Counterfeits.of(view, asked.symbols());
    List<AccountStart> starts = new ArrayList<>();
    for (String start : asked.from()) {
      starts.add(AccountStartText.parse(view, start));
    }
    Openings openings =
        asked.opening() == null ? Openings.NONE : OpeningsFile.read(view, asked.opening(), false);
    Set<Asset> leftOutAssets = counterfeits.with(starts);
    Stops stops = BridgeStops.of(view).or(LabelStops.accounts(book));
    List<AccountTrace> traces = new ArrayList<>();
    WalkProgress progress = new WalkProgress(terminal, asked.methods().size());
    for (Method method : asked.methods()) {
      AccountQuestion question =
          new AccountQuestion(
              starts, method, Direction.TO_FUTURE, limits(), openings, leftOutAssets, keepsFlows());
      traces.add(AccountTracer.run(view, question, progress.over(stops)));
    }
    progress.close();
    if (asked.why() != null) {
      AccountTrace trace = traces.getFirst();
      AccountWay way = AccountWay.to(view, trace, asked.why());
      AccountWayReport report = new AccountWayReport(view, trace, way);
      if (asked.format() == TraceReport.JSON) {
        report.json(out);
      } else {
        report.table(terminal.messages(), out);
      }
    } else {
      List<LeftOut> leftOut = counterfeits.evidence(leftOutAssets, traces);
      AccountAnswer answer =
          new AccountAnswer(
              view, traces, leftOut, version, book, exits, asked.typology(), asked.flows());
      asked.format().write(answer, terminal.messages(), out);
    }
  }

  private boolean keepsFlows() {
    return asked.why() != null || asked.typology() || asked.flows() || asked.format().needsFlows();
  }

  private AccountLimits limits() {
    AccountLimits none = AccountLimits.NONE;
    BigInteger min = asked.min();
    return new AccountLimits(
        asked.hops() == null ? none.hops() : asked.hops(),
        asked.until() == null ? none.untilTime() : asked.until(),
        min == null ? none.minAmount() : Uint256.of(min),
        asked.count() == null ? none.transactions() : asked.count());
  }
}

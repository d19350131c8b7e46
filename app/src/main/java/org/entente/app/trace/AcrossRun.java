package org.entente.app.trace;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.app.terminal.Terminal;
import org.entente.base.Asset;
import org.entente.base.Uint256;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.Direction;
import org.entente.trace.Limits;
import org.entente.trace.Method;
import org.entente.trace.TraceQuestion;
import org.entente.trace.account.AccountLimits;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.Openings;
import org.entente.trace.account.OpeningsFile;
import org.entente.trace.account.Stops;
import org.entente.trace.across.AcrossStartText;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.AcrossTracer;
import org.entente.trace.across.AcrossWay;
import org.entente.trace.across.Asked;
import org.entente.trace.across.Prices;
import org.entente.trace.exit.LabelStops;
import org.entente.trace.label.LabelBook;
import org.entente.trace.report.AcrossReport;
import org.entente.trace.report.AcrossWayReport;
import org.entente.trace.report.TraceReport;
import org.jspecify.annotations.Nullable;

/// `entente trace` over several stores.
final class AcrossRun implements AutoCloseable {
  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<Asked> ledgers = new ArrayList<>();
  private final LabelBook book;

  /// What is asked of every ledger.
  record Asking(
      List<String> from,
      boolean followFees,
      Limits limits,
      @Nullable Path opening,
      @Nullable Path symbols,
      @Nullable Path prices,
      @Nullable String why,
      boolean exits,
      boolean flows) {}

  /// `book` names the ends of all ledgers, and where traces stop there.
  AcrossRun(Terminal terminal, List<Path> folders, LabelBook book) throws IOException {
    this.book = book;
    try {
      for (Path folder : folders) {
        add(terminal, folder);
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void add(Terminal terminal, Path folder) throws IOException {
    if (MappedAccounts.exists(folder)) {
      MappedAccounts accounts = MappedAccounts.open(folder);
      open.add(accounts);
      ledgers.add(new Asked.Accounts(accounts, AccountQuestion.of(Method.FIFO), Stops.NONE));
    } else if (MappedChain.exists(folder)) {
      MappedChain chain = MappedChain.open(folder);
      open.add(chain);
      ledgers.add(new Asked.Outputs(chain, TraceQuestion.of(Method.FIFO)));
    } else {
      throw new IOException(terminal.text(CommandMessage.ERROR_NO_STORE, folder));
    }
  }

  /// One trace for each method, written as one report.
  void write(
      Terminal terminal,
      Asking asking,
      List<Method> methods,
      TraceReport format,
      String version,
      Writer out)
      throws IOException {
    List<List<Asked>> questions = new ArrayList<>();
    for (Method method : methods) {
      questions.add(fed(AcrossStartText.sort(asked(method, asking), asking.from()), asking));
    }
    Prices prices = asking.prices() == null ? Prices.NONE : Prices.read(asking.prices());
    List<AcrossTrace> traces =
        AcrossTracer.runAll(questions, asking.why() != null || asking.flows(), prices);
    if (asking.why() == null) {
      new AcrossReport(traces, version, book, asking.exits(), asking.flows())
          .write(format, terminal.messages(), out);
      return;
    }
    AcrossTrace trace = traces.getFirst();
    AcrossWayReport report = new AcrossWayReport(trace, AcrossWay.to(trace, asking.why()));
    if (format == TraceReport.JSON) {
      report.json(out);
    } else {
      report.table(terminal.messages(), out);
    }
  }

  /// With known balances, and without what imitates other assets.
  private List<Asked> fed(List<Asked> asked, Asking asking) throws IOException {
    boolean several = ledgers.stream().filter(Asked.Accounts.class::isInstance).count() > 1;
    List<Asked> fed = new ArrayList<>();
    for (Asked each : asked) {
      fed.add(
          switch (each) {
            case Asked.Outputs outputs -> outputs;
            case Asked.Accounts(var view, var question, var stops) -> {
              Openings openings =
                  asking.opening() == null
                      ? Openings.NONE
                      : OpeningsFile.read(view, asking.opening(), several);
              Set<Asset> leftOut = Counterfeits.of(view, asking.symbols()).with(question.starts());
              yield new Asked.Accounts(
                  view, question.withOpenings(openings).without(leftOut), stops);
            }
          });
    }
    return fed;
  }

  private List<Asked> asked(Method method, Asking asking) {
    List<Asked> asked = new ArrayList<>();
    for (Asked ledger : ledgers) {
      asked.add(
          switch (ledger) {
            case Asked.Outputs(var view, var _, var _) ->
                new Asked.Outputs(
                    view,
                    new TraceQuestion(
                        List.of(),
                        method,
                        Direction.TO_FUTURE,
                        asking.followFees(),
                        asking.limits()),
                    LabelStops.outputs(book, view));
            case Asked.Accounts(var view, var _, var _) ->
                new Asked.Accounts(
                    view, question(method, asking.limits()), LabelStops.accounts(book));
          });
    }
    return asked;
  }

  private static AccountQuestion question(Method method, Limits limits) {
    AccountLimits same =
        new AccountLimits(
            limits.hops(),
            limits.untilTime(),
            Uint256.of(limits.minAmount()),
            limits.transactions());
    return AccountQuestion.of(method).within(same);
  }

  @Override
  public void close() throws IOException {
    IOException first = null;
    for (AutoCloseable each : open) {
      try {
        each.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    if (first != null) {
      throw first;
    }
  }
}

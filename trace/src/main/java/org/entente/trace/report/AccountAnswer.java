package org.entente.trace.report;

import java.util.List;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.account.LeftOut;
import org.entente.trace.label.LabelBook;

/// What a report is made of on a chain of accounts: the ledger that was asked, one trace for each
/// method asked for, what was left out of them as mere imitation, and the version of the program.
///
/// `book` names ends, `exits` asks for what can still be stopped, `typology` for
/// what of the published patterns shows, `flows` for the way (traces must have kept their flows
/// for these two).
public record AccountAnswer(
    AccountView view,
    List<AccountTrace> traces,
    List<LeftOut> leftOut,
    String version,
    LabelBook book,
    boolean exits,
    boolean typology,
    boolean flows) {
  /// Without labels and exits.
  public AccountAnswer(
      AccountView view, List<AccountTrace> traces, List<LeftOut> leftOut, String version) {
    this(view, traces, leftOut, version, LabelBook.NONE, false, false, false);
  }

  public AccountAnswer {
    traces = List.copyOf(traces);
    leftOut = List.copyOf(leftOut);
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("an answer needs a trace");
    }
  }
}

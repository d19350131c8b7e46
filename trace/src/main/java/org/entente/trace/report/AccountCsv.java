package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;

/// One row an end, and one of kind `fees` for each method and asset, as [TraceCsv] has them. Sums
/// of one asset are right together with its conversions, which the JSON document lists.
final class AccountCsv {
  private static final String HEADINGS =
      "method,at,address,asset,amount,kind,reason,block,height,time,hops,via,labels,leg,transaction\n";

  private final AccountAnswer answer;

  AccountCsv(AccountAnswer answer) {
    this.answer = answer;
  }

  void write(Writer out) throws IOException {
    out.write(HEADINGS);
    AccountView view = answer.view();
    for (AccountTrace trace : answer.traces()) {
      String method = trace.question().method().text();
      for (AccountEnd end : trace.ends()) {
        HoldingRow row = HoldingRow.of(view, end.holding(), end.last());
        TraceCsv.row(
            out,
            method,
            row.at(),
            row.address(),
            row.asset(),
            end.amount(),
            end.stop().kind().text(),
            end.stop().reason(),
            row.block(),
            row.height(),
            row.time(),
            end.hops(),
            end.via() == AccountView.NONE ? null : AccountText.at(view, end.via()),
            String.join("; ", end.stop().labels()),
            end.stop().leg(),
            row.transaction());
      }
      for (AccountTrace.Sum sum : trace.sums()) {
        String asset = sum.asset().text(view.network());
        TraceCsv.row(
            out, method, "", "", asset, sum.fees(), "fees", "", "", "", "", "", "", "", "", "");
      }
    }
  }
}

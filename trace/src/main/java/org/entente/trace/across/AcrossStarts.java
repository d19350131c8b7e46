package org.entente.trace.across;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.entente.trace.Trace;
import org.entente.trace.account.AccountTrace;

/// The starts of all ledgers in one form: those of the question, and what arrived over bridges.
public final class AcrossStarts {
  private AcrossStarts() {}

  /// `index` is its place in its ledger's trace. `carrier`: what brought it, if it is an arrival.
  public record Row(
      int ledger,
      String network,
      int index,
      String at,
      String asset,
      BigInteger amount,
      boolean arrival,
      long carrier) {}

  /// Ledger by ledger, in the order of each.
  public static List<Row> of(AcrossTrace trace) {
    List<Row> rows = new ArrayList<>();
    for (int ledger = 0; ledger < trace.ledgers().size(); ledger++) {
      switch (trace.ledgers().get(ledger)) {
        case Walked.Outputs outputs -> {
          if (outputs.trace() != null) {
            add(ledger, outputs, outputs.trace(), rows);
          }
        }
        case Walked.Accounts accounts -> {
          if (accounts.trace() != null) {
            add(ledger, accounts, accounts.trace(), rows);
          }
        }
      }
    }
    return List.copyOf(rows);
  }

  private static void add(int ledger, Walked.Outputs walked, Trace trace, List<Row> rows) {
    int own = trace.starts().size() - walked.arrivals().size();
    for (int s = 0; s < trace.starts().size(); s++) {
      Trace.Origin origin = trace.starts().get(s);
      rows.add(
          new Row(
              ledger,
              walked.network(),
              s,
              origin.start().at(),
              "BTC",
              BigInteger.valueOf(origin.amount()),
              s >= own,
              s < own ? -1 : walked.arrivals().get(s - own)));
    }
  }

  private static void add(int ledger, Walked.Accounts walked, AccountTrace trace, List<Row> rows) {
    int own = trace.question().starts().size() - walked.arrivals().size();
    for (AccountTrace.Origin origin : trace.starts()) {
      int s = origin.start();
      rows.add(
          new Row(
              ledger,
              walked.network(),
              s,
              origin.at(),
              origin.asset().text(walked.view().network()),
              origin.amount(),
              s >= own,
              s < own ? -1 : walked.arrivals().get(s - own)));
    }
  }
}

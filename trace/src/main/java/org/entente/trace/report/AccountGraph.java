package org.entente.trace.report;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountFlow;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;

/// The way the money took between holdings: all flows from one to another are one edge. Starts and
/// fees are nodes of their own.
final class AccountGraph {
  static final String START = "start";
  static final String FEES = "fees";

  /// `amount` of all `transfers` together, in units of the asset that arrives.
  record Edge(String from, String to, BigInteger amount, long transfers, long holding) {}

  private record Ends(long from, long to) {}

  private AccountGraph() {}

  /// In order of the walk.
  static List<Edge> edges(AccountView view, AccountTrace trace) {
    Map<Ends, Edge> edges = new LinkedHashMap<>();
    for (AccountFlow flow : trace.flows()) {
      BigInteger amount = flow.amount().toBigInteger();
      long holding = flow.to() == AccountView.NONE ? flow.from() : flow.to();
      edges.merge(
          new Ends(flow.from(), flow.to()),
          new Edge(
              flow.from() == AccountView.NONE ? START : AccountText.at(view, flow.from()),
              flow.to() == AccountView.NONE ? FEES : AccountText.at(view, flow.to()),
              amount,
              1,
              holding),
          (a, b) ->
              new Edge(
                  a.from(),
                  a.to(),
                  a.amount().add(b.amount()),
                  a.transfers() + b.transfers(),
                  a.holding()));
    }
    return List.copyOf(edges.values());
  }
}

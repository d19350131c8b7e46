package org.entente.trace.across;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.entente.trace.End;
import org.entente.trace.Trace;
import org.entente.trace.account.AccountTrace;

/// The books of each asset on each ledger.
public final class AcrossSums {
  private static final BigInteger NONE = BigInteger.ZERO;

  private AcrossSums() {}

  /// `started` at starts of the question and `arrived` over bridges, `ended` here (also at bridges
  /// that are not followed), `departed` over bridges, in `fees`, or at another start (`overlap`);
  /// `in` and `out` changed their asset.
  public record Sum(
      String network,
      String asset,
      BigInteger started,
      BigInteger arrived,
      BigInteger ended,
      BigInteger departed,
      BigInteger fees,
      BigInteger overlap,
      BigInteger in,
      BigInteger out) {
    public boolean conserved() {
      return started
          .add(arrived)
          .add(in)
          .equals(ended.add(departed).add(fees).add(overlap).add(out));
    }
  }

  /// Ledger by ledger, each asset in order of appearance.
  public static List<Sum> of(AcrossTrace trace) {
    List<Sum> sums = new ArrayList<>();
    for (int ledger = 0; ledger < trace.ledgers().size(); ledger++) {
      Map<String, BigInteger> departed = departed(trace, ledger);
      switch (trace.ledgers().get(ledger)) {
        case Walked.Outputs outputs -> {
          if (outputs.trace() != null) {
            sums.add(sum(outputs, outputs.trace(), departed.getOrDefault("BTC", NONE)));
          }
        }
        case Walked.Accounts accounts -> {
          if (accounts.trace() != null) {
            add(accounts, accounts.trace(), departed, sums);
          }
        }
      }
    }
    return List.copyOf(sums);
  }

  private static Map<String, BigInteger> departed(AcrossTrace trace, int ledger) {
    Map<String, BigInteger> departed = new TreeMap<>();
    for (Link link : trace.links()) {
      for (Link.Departure out : link.out()) {
        if (link.crossed() && out.ledger() == ledger) {
          departed.merge(out.leg().spot().asset(), out.tainted(), BigInteger::add);
        }
      }
    }
    return departed;
  }

  private static Sum sum(Walked.Outputs walked, Trace trace, BigInteger departed) {
    int own = trace.starts().size() - walked.arrivals().size();
    long[] came = new long[2];
    for (int s = 0; s < trace.starts().size(); s++) {
      came[s < own ? 0 : 1] += trace.starts().get(s).amount();
    }
    long ended = trace.ends().stream().mapToLong(End::amount).sum();
    return new Sum(
        walked.network(),
        "BTC",
        BigInteger.valueOf(came[0]),
        BigInteger.valueOf(came[1]),
        BigInteger.valueOf(ended).subtract(departed),
        departed,
        BigInteger.valueOf(trace.fees()),
        BigInteger.valueOf(trace.overlap()),
        NONE,
        NONE);
  }

  private static void add(
      Walked.Accounts walked,
      AccountTrace trace,
      Map<String, BigInteger> departures,
      List<Sum> sums) {
    int own = trace.question().starts().size() - walked.arrivals().size();
    Set<String> seen = new HashSet<>();
    for (AccountTrace.Sum each : trace.sums()) {
      String asset = each.asset().text(walked.view().network());
      BigInteger arrived = NONE;
      for (AccountTrace.Origin origin : trace.starts()) {
        boolean over = origin.start() >= own && origin.asset().equals(each.asset());
        arrived = over ? arrived.add(origin.amount()) : arrived;
      }
      BigInteger departed = seen.add(asset) ? departures.getOrDefault(asset, NONE) : NONE;
      sums.add(
          new Sum(
              walked.network(),
              asset,
              each.started().subtract(arrived),
              arrived,
              each.ended().subtract(departed),
              departed,
              each.fees(),
              each.overlap(),
              each.in(),
              each.out()));
    }
  }
}

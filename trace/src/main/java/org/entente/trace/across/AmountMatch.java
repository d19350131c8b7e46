package org.entente.trace.across;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.trace.across.Link.Arrival;
import org.entente.trace.across.Link.Candidate;
import org.entente.trace.across.Link.Departure;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.In;

/// Deposits whose payout names nothing: which of the payments to the address that the deposit
/// names is it?
///
/// Each payment in the window competes with the others and with "none of them". A payout comes
/// after a delay d with density e^(−d/τ)/τ; of the same asset it is a share r of the deposit
/// between 1 − F and 1, evenly; of another asset, where prices are known, a share of its worth
/// between 1 − F − P and 1 + P. Payments that have nothing to do with it come at the rate at
/// which the address is paid outside of the window (at least once in what the ledger spans), in
/// any amount: log-evenly over e^A. With the prior π that the payout is in the window at all,
/// payment c has the odds π·f(d)·g(r)/(λ·g₀) against 1 − π. (Data association with clutter:
/// Bar-Shalom and Fortmann, Tracking and Data Association, 1988.)
///
/// The numbers are assumptions, not measurements of a protocol; what the model does with
/// generated deposits whose payouts are known stands in docs/concepts/bridges.md. One is followed
/// only where it has [#FOLLOWED] and no other deposit claims it, too.
final class AmountMatch {
  /// Millionths from which on a payment is followed.
  static final int FOLLOWED = 950_000;

  private static final long WINDOW_SECONDS = 6 * 3_600;
  private static final long MEAN_DELAY_SECONDS = 1_200;
  private static final long GREATEST_FEE_PERCENT = 5;
  private static final long PRIOR_PERCENT = 90;

  /// How far the price of a day may be from that of the minute.
  private static final long PRICE_PERCENT = 3;

  private static final long LOG_AMOUNTS = 10;
  private static final int MOST_CANDIDATES = 10_000;

  private static final int UNLIKE = 0;
  private static final int NOT_COMPARED = 1;

  private final List<Side> sides;
  private final Prices prices;

  AmountMatch(List<Side> sides, Prices prices) {
    this.sides = sides;
    this.prices = prices;
  }

  /// One link for each deposit, in order. Payments that `linked` follows by an id are taken.
  List<Link> links(List<Departure> deposits, List<Link> linked) {
    Map<String, Integer> claims = new HashMap<>();
    for (Link link : linked) {
      link.in()
          .forEach(arrival -> claims.merge(key(arrival.ledger(), arrival.leg()), 1, Integer::sum));
    }
    List<Link> first = new ArrayList<>();
    for (Departure deposit : deposits) {
      Link link = link(deposit);
      link.in()
          .forEach(arrival -> claims.merge(key(arrival.ledger(), arrival.leg()), 1, Integer::sum));
      first.add(link);
    }
    return first.stream().map(link -> withoutRivals(link, claims)).toList();
  }

  private static String key(int ledger, In leg) {
    return ledger + " " + leg.spot().carrier();
  }

  private static Link withoutRivals(Link link, Map<String, Integer> claims) {
    for (Arrival arrival : link.in()) {
      if (claims.getOrDefault(key(arrival.ledger(), arrival.leg()), 0) > 1) {
        List<Candidate> candidates = new ArrayList<>(link.candidates());
        String reason = "another deposit claims it, too";
        candidates.add(
            0, new Candidate(arrival.ledger(), arrival.leg(), arrival.millionths(), reason));
        return open(
            link.out().getFirst(),
            candidates,
            "the payment that fits best fits another deposit, too");
      }
    }
    return link;
  }

  private static Link open(Departure deposit, List<Candidate> candidates, String reason) {
    return new Link(
        deposit.leg().protocol(), null, List.of(deposit), List.of(), candidates, reason);
  }

  private Link link(Departure deposit) {
    Destination to = deposit.leg().to();
    String address = to.address();
    int ledger = 0;
    while (ledger < sides.size() && !sides.get(ledger).is(to.chain())) {
      ledger++;
    }
    long sent = sides.get(deposit.ledger()).time(deposit.leg().spot().tx());
    if (ledger == sides.size()) {
      String chain = to.chain().text();
      return open(
          deposit, List.of(), "names no id; it goes to " + chain + ", of which no store was given");
    }
    if (address == null || sent < 0) {
      return open(
          deposit, List.of(), "names neither an id nor an address, so nothing can be compared");
    }
    List<In> paid =
        sides
            .get(ledger)
            .arrivals(deposit.leg(), address, Long.MIN_VALUE, Long.MAX_VALUE, MOST_CANDIDATES);
    if (paid == null || paid.size() == MOST_CANDIDATES) {
      String what =
          paid == null
              ? "names no address of that chain"
              : "goes to an address with too many payments to compare";
      return open(deposit, List.of(), what);
    }
    return decide(deposit, ledger, sent, paid);
  }

  private Link decide(Departure deposit, int ledger, long sent, List<In> paid) {
    List<In> inWindow = new ArrayList<>();
    long earliest = sent;
    long latest = sent + WINDOW_SECONDS;
    for (In in : paid) {
      long time = sides.get(ledger).time(in.spot().tx());
      earliest = time >= 0 ? Math.min(earliest, time) : earliest;
      latest = Math.max(latest, time);
      if (time >= sent
          && time <= sent + WINDOW_SECONDS
          && likeness(deposit, ledger, in) != UNLIKE) {
        inWindow.add(in);
      }
    }
    double others = Math.max(1, paid.size() - inWindow.size());
    double rate = others / Math.max(WINDOW_SECONDS, latest - earliest);
    double[] odds = new double[inWindow.size()];
    double prior = PRIOR_PERCENT / 100.0;
    double sum = 1 - prior;
    for (int i = 0; i < odds.length; i++) {
      odds[i] = prior * odds(deposit, ledger, sent, inWindow.get(i), rate);
      sum += odds[i];
    }
    return choose(deposit, ledger, inWindow, odds, sum);
  }

  private double odds(Departure deposit, int ledger, long sent, In in, double rate) {
    double delays = (double) (sides.get(ledger).time(in.spot().tx()) - sent) / MEAN_DELAY_SECONDS;
    double timing = StrictMath.exp(-delays) / MEAN_DELAY_SECONDS;
    return timing * likeness(deposit, ledger, in) / rate;
  }

  /// How much more likely a payout of this amount is than another payment of it: 0 where it does
  /// not fit, 1 where amounts can't be compared.
  private double likeness(Departure deposit, int ledger, In in) {
    String given = deposit.leg().spot().asset();
    String got = in.spot().asset();
    BigInteger arrived = in.spot().amount().toBigInteger();
    if (given.equals(got)) {
      boolean fits =
          fits(
              new BigDecimal(deposit.amount()),
              new BigDecimal(arrived),
              100 - GREATEST_FEE_PERCENT,
              100);
      return fits ? 100.0 * LOG_AMOUNTS / GREATEST_FEE_PERCENT : UNLIKE;
    }
    Side from = sides.get(deposit.ledger());
    Side to = sides.get(ledger);
    long sent = from.time(deposit.leg().spot().tx());
    BigDecimal out =
        prices.worth(from.walked().network(), given, from.decimals(given), deposit.amount(), sent);
    BigDecimal worth = prices.worth(to.walked().network(), got, to.decimals(got), arrived, sent);
    if (out == null || worth == null) {
      return NOT_COMPARED;
    }
    long least = 100 - GREATEST_FEE_PERCENT - PRICE_PERCENT;
    long most = 100 + PRICE_PERCENT;
    return fits(out, worth, least, most)
        ? LOG_AMOUNTS / StrictMath.log((double) most / least)
        : UNLIKE;
  }

  private static boolean fits(BigDecimal out, BigDecimal in, long least, long most) {
    BigDecimal hundredfold = in.multiply(BigDecimal.valueOf(100));
    return hundredfold.compareTo(out.multiply(BigDecimal.valueOf(most))) <= 0
        && hundredfold.compareTo(out.multiply(BigDecimal.valueOf(least))) >= 0;
  }

  private Link choose(Departure deposit, int ledger, List<In> inWindow, double[] odds, double sum) {
    List<Candidate> candidates = new ArrayList<>();
    Arrival best = null;
    for (int i = 0; i < odds.length; i++) {
      int millionths = (int) Math.floor(Link.CERTAIN * odds[i] / sum);
      In in = inWindow.get(i);
      if (millionths >= FOLLOWED) {
        BigInteger amount = in.spot().amount().toBigInteger();
        Arrival whole = new Arrival(ledger, in, amount, BigInteger.ZERO, millionths);
        best = Shares.of(deposit.tainted(), deposit.amount(), List.of(whole)).getFirst();
      } else {
        candidates.add(new Candidate(ledger, in, millionths, "less likely than is followed"));
      }
    }
    candidates.sort((a, b) -> Integer.compare(b.millionths(), a.millionths()));
    if (best == null || best.tainted().signum() == 0) {
      String reason =
          inWindow.isEmpty()
              ? "names no id, and its address was paid nothing that fits"
              : "names no id, and no payment to its address is likely enough";
      return open(deposit, candidates, reason);
    }
    return new Link(
        deposit.leg().protocol(), null, List.of(deposit), List.of(best), candidates, null);
  }
}

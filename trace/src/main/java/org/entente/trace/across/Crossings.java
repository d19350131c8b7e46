package org.entente.trace.across;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.entente.trace.across.Link.Arrival;
import org.entente.trace.across.Link.Candidate;
import org.entente.trace.across.Link.Departure;
import org.entente.trace.bridge.BridgeLeg;
import org.entente.trace.bridge.BridgeLeg.In;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.entente.trace.bridge.Protocol;

/// Puts the two sides of each crossing together, and says what of a deposit's taint comes out.
final class Crossings {
  /// Clocks of chains may differ: bitcoin's blocks may be up to two hours off.
  private static final long SKEW_SECONDS = 7_200;

  private static final String UNKNOWN_CONTRACT =
      "another contract than the protocol's own says so, and its own says otherwise";

  private final List<Side> sides;
  private final AmountMatch match;

  Crossings(List<Side> sides, Prices prices) {
    this.sides = sides;
    this.match = new AmountMatch(sides, prices);
  }

  /// One link for each crossing that taint reached: tainted units by carrier, for each ledger.
  List<Link> links(List<SortedMap<Long, BigInteger>> departures) {
    Map<String, List<Departure>> groups = new LinkedHashMap<>();
    for (int ledger = 0; ledger < sides.size(); ledger++) {
      for (Map.Entry<Long, BigInteger> entry : departures.get(ledger).entrySet()) {
        Out leg = sides.get(ledger).out(entry.getKey());
        String key = leg.id() != null ? leg.id() : ledger + " " + entry.getKey();
        groups
            .computeIfAbsent(key, _ -> new ArrayList<>())
            .add(
                new Departure(
                    ledger, leg, sides.get(ledger).amount(entry.getKey()), entry.getValue()));
      }
    }
    List<Link> links = new ArrayList<>();
    List<List<Departure>> open = new ArrayList<>();
    for (List<Departure> group : groups.values()) {
      if (group.getFirst().leg().id() == null) {
        open.add(group);
      } else {
        links.add(byId(group));
      }
    }
    links.addAll(match.links(open.stream().map(List::getFirst).toList(), links));
    return links;
  }

  private Link byId(List<Departure> group) {
    Departure first = group.getFirst();
    String id = first.leg().id();
    List<Arrival> found = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    boolean early = false;
    boolean unpaid = false;
    for (int ledger = 0; id != null && ledger < sides.size(); ledger++) {
      for (In in : sides.get(ledger).in(id)) {
        if (in.spot().carrier() == BridgeLeg.NONE) {
          unpaid = true;
          others.add(new Candidate(ledger, in, Link.CERTAIN, "no transfer of it is in the data"));
        } else if (isBefore(ledger, in, first)) {
          early = true;
          others.add(new Candidate(ledger, in, 0, "it was paid before the deposit"));
        } else {
          BigInteger amount = sides.get(ledger).amount(in.spot().carrier());
          found.add(new Arrival(ledger, in, amount, BigInteger.ZERO, Link.CERTAIN));
        }
      }
    }
    preferKnown(found, others);
    Set<String> assets =
        sides.get(first.ledger()).group(first.leg()).stream()
            .map(leg -> leg.spot().asset())
            .collect(Collectors.toSet());
    String reason = null;
    if (assets.size() > 1) {
      reason = "several deposits of different assets share this id";
    } else if (found.isEmpty()) {
      reason = unpaid ? "paid out, but no transfer of it is in the data" : missing(first, early);
    }
    List<Arrival> in = reason == null ? share(group, found) : List.of();
    if (reason == null && in.stream().allMatch(arrival -> arrival.tainted().signum() == 0)) {
      reason = "the share of what comes out is less than one unit";
      in = List.of();
    }
    return new Link(protocol(first, found), id, group, in, others, reason);
  }

  /// A memo doesn't say which of two protocols it is for; the side that a contract wrote may
  /// know.
  private static Protocol protocol(Departure first, List<Arrival> found) {
    return found.stream()
        .map(arrival -> arrival.leg().protocol())
        .filter(protocol -> protocol != Protocol.THORCHAIN)
        .findFirst()
        .orElse(first.leg().protocol());
  }

  /// Where a contract that is known claims a payout, claims of unknown ones are not followed.
  private static void preferKnown(List<Arrival> found, List<Candidate> others) {
    if (found.stream().anyMatch(arrival -> arrival.leg().spot().known())) {
      for (Arrival arrival : List.copyOf(found)) {
        if (!arrival.leg().spot().known()) {
          found.remove(arrival);
          others.add(new Candidate(arrival.ledger(), arrival.leg(), 0, UNKNOWN_CONTRACT));
        }
      }
    }
  }

  private boolean isBefore(int ledger, In in, Departure out) {
    long paid = sides.get(ledger).time(in.spot().tx());
    long sent = sides.get(out.ledger()).time(out.leg().spot().tx());
    return paid >= 0 && sent >= 0 && paid + SKEW_SECONDS < sent;
  }

  /// Why there is no other side.
  private String missing(Departure out, boolean early) {
    if (early) {
      return "what names it was paid before it";
    }
    BridgeLeg.Destination to = out.leg().to();
    boolean here = sides.stream().anyMatch(side -> side.is(to.chain()));
    return here
        ? "its other side is not in the store of " + to.chain().text()
        : "its other side is on " + to.chain().text() + ", of which no store was given";
  }

  /// The share of the deposits that is tainted, of all that came out. Amounts of one asset on one
  /// ledger share the units that are left over, by largest remainder.
  private List<Arrival> share(List<Departure> group, List<Arrival> found) {
    Departure first = group.getFirst();
    BigInteger all = BigInteger.ZERO;
    for (Out leg : sides.get(first.ledger()).group(first.leg())) {
      all = all.add(deposited(first.ledger(), leg));
    }
    BigInteger tainted =
        group.stream().map(Departure::tainted).reduce(BigInteger.ZERO, BigInteger::add);
    Map<String, List<Arrival>> byAsset = new LinkedHashMap<>();
    for (Arrival arrival : found) {
      byAsset
          .computeIfAbsent(
              arrival.ledger() + " " + arrival.leg().spot().asset(), _ -> new ArrayList<>())
          .add(arrival);
    }
    List<Arrival> shared = new ArrayList<>();
    for (List<Arrival> alike : byAsset.values()) {
      shared.addAll(Shares.of(tainted, all, alike));
    }
    return shared;
  }

  private BigInteger deposited(int ledger, Out leg) {
    long carrier = leg.spot().carrier();
    return carrier == BridgeLeg.NONE
        ? leg.spot().amount().toBigInteger()
        : sides.get(ledger).amount(carrier);
  }
}

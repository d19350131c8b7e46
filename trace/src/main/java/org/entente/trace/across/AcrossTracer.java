package org.entente.trace.across;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.trace.Direction;
import org.entente.trace.Method;

/// Follows money through several ledgers and the bridges between them.
public final class AcrossTracer {
  /// Each round takes taint over at least one more crossing, so this many may lie in a row.
  private static final int MOST_ROUNDS = 1_000;

  private final List<Asked> asked;
  private final List<Side> sides = new ArrayList<>();
  private final List<SortedMap<Long, BigInteger>> arrivals = new ArrayList<>();
  private final List<SortedMap<Long, BigInteger>> departures = new ArrayList<>();

  private AcrossTracer(List<Asked> asked, boolean flows, LegIndex index) {
    this.asked = List.copyOf(asked);
    for (Asked each : asked) {
      sides.add(
          switch (each) {
            case Asked.Outputs outputs -> new OutputSide(outputs, flows);
            case Asked.Accounts accounts -> new AccountSide(accounts, flows, index);
          });
      arrivals.add(new TreeMap<>());
      departures.add(new TreeMap<>());
    }
    for (Side side : sides) {
      sides.forEach(other -> other.name(side.named()));
    }
  }

  /// Throws [BadInput] when a start isn't in its ledger or the questions don't go together.
  public static AcrossTrace run(List<Asked> asked) {
    return runAll(List.of(asked), false, Prices.NONE).getFirst();
  }

  /// One answer for each of several questions to the same ledgers, for instance by other methods.
  /// `flows`: whether all places on the way are kept in the ledgers' traces. `prices` compare
  /// deposits with payouts of other assets where no id crosses.
  public static List<AcrossTrace> runAll(
      List<List<Asked>> questions, boolean flows, Prices prices) {
    LegIndex index = new LegIndex();
    List<AcrossTrace> answers = new ArrayList<>();
    for (List<Asked> asked : questions) {
      refuse(asked);
      answers.add(new AcrossTracer(asked, flows, index).run(prices));
    }
    return List.copyOf(answers);
  }

  private static void refuse(List<Asked> asked) {
    Set<String> networks = new HashSet<>();
    for (Asked each : asked) {
      if (!networks.add(each.network())) {
        throw new BadInput(
            "store of " + each.network(),
            "",
            "another store of the same network was given",
            "Give one store for each network; import into one what belongs together.");
      }
      Direction direction =
          switch (each) {
            case Asked.Outputs outputs -> outputs.question().direction();
            case Asked.Accounts accounts -> accounts.question().direction();
          };
      if (direction == Direction.TO_PAST) {
        throw new BadInput(
            "direction to_past",
            "",
            "across several ledgers a trace goes forwards only",
            "Trace backwards in one store, then forwards from what you find.");
      }
    }
  }

  private AcrossTrace run(Prices prices) {
    for (int ledger = 0; ledger < sides.size(); ledger++) {
      walk(ledger);
    }
    Crossings crossings = new Crossings(sides, prices);
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      List<Link> links = crossings.links(departures);
      if (!arrive(links)) {
        return answer(links, round);
      }
    }
    throw new BadInput(
        "crossings",
        "",
        "after " + MOST_ROUNDS + " rounds taint still arrives by other bridges than before",
        "Set a limit of time or hops.");
  }

  private void walk(int ledger) {
    departures.set(ledger, sides.get(ledger).walk(arrivals.get(ledger)));
  }

  /// Walks those ledgers again where something else arrives than before. False if there are none.
  private boolean arrive(List<Link> links) {
    List<SortedMap<Long, BigInteger>> next = new ArrayList<>();
    sides.forEach(_ -> next.add(new TreeMap<>()));
    for (Link link : links) {
      for (Link.Arrival arrival : link.in()) {
        if (arrival.tainted().signum() > 0) {
          next.get(arrival.ledger())
              .merge(arrival.leg().spot().carrier(), arrival.tainted(), BigInteger::max);
        }
      }
    }
    boolean changed = false;
    for (int ledger = 0; ledger < sides.size(); ledger++) {
      if (!next.get(ledger).equals(arrivals.get(ledger))) {
        changed = true;
        arrivals.set(ledger, next.get(ledger));
        walk(ledger);
      }
    }
    return changed;
  }

  private AcrossTrace answer(List<Link> links, int rounds) {
    boolean poison = asked.stream().anyMatch(each -> each.method() == Method.POISON);
    boolean conserved = !poison && sides.stream().allMatch(Side::conserved);
    return new AcrossTrace(
        asked, sides.stream().map(Side::walked).toList(), links, rounds, conserved);
  }
}

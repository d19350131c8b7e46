package org.entente.trace.across;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.trace.Place;
import org.entente.trace.Way;
import org.entente.trace.account.AccountWay;
import org.jspecify.annotations.Nullable;

/// A way by which taint came from a start to a place over all crossings between: within each
/// ledger a shortest one. The evidence for one end.
public record AcrossWay(List<Leg> legs) {
  public AcrossWay {
    legs = List.copyOf(legs);
  }

  /// What happened on one ledger. `over` is the crossing by which taint came to it, null for the
  /// ledger of the start.
  public sealed interface Leg {
    Walked walked();

    @Nullable Link over();

    record Outputs(Walked.Outputs walked, Way way, @Nullable Link over) implements Leg {}

    record Accounts(Walked.Accounts walked, AccountWay way, @Nullable Link over) implements Leg {}
  }

  /// `at` is a place as results name it, with NETWORK/ in front of it where several ledgers have
  /// it; the traces kept their flows. Throws [BadInput] when the walk didn't come by there.
  public static AcrossWay to(AcrossTrace trace, String at) {
    int ledger = ledger(trace, at);
    String place = at.substring(at.indexOf('/') + 1);
    List<Leg> legs = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Leg leg = leg(trace.ledgers().get(ledger), place, null);
    while (true) {
      long carrier = arrival(leg);
      Link over = carrier < 0 ? null : link(trace, ledger, carrier);
      legs.add(over == null ? leg : with(leg, over));
      if (over == null) {
        Collections.reverse(legs);
        return new AcrossWay(legs);
      }
      Link.Departure from = over.out().getFirst();
      ledger = from.ledger();
      long deposit = from.leg().spot().carrier();
      if (!seen.add(ledger + " " + deposit)) {
        throw bad(at, "the way goes in a circle over bridges", "Take an 'at' nearer to the start.");
      }
      leg = leg(trace.ledgers().get(ledger), deposit);
    }
  }

  /// The one that the walk came by this place on.
  private static int ledger(AcrossTrace trace, String at) {
    int slash = at.indexOf('/');
    List<Integer> found = new ArrayList<>();
    for (int ledger = 0; ledger < trace.ledgers().size(); ledger++) {
      Walked walked = trace.ledgers().get(ledger);
      boolean named = slash < 0 || walked.network().equals(at.substring(0, slash));
      if (named && comesBy(walked, at.substring(slash + 1))) {
        found.add(ledger);
      }
    }
    if (found.size() == 1) {
      return found.getFirst();
    }
    throw found.isEmpty()
        ? bad(at, "the trace does not come by there", "Take an 'at' of its ends.")
        : bad(at, "the trace comes by there on several ledgers", "Write NETWORK/ in front of it.");
  }

  private static boolean comesBy(Walked walked, String place) {
    try {
      leg(walked, place, null);
      return true;
    } catch (BadInput notThere) {
      return false;
    }
  }

  private static Leg leg(Walked walked, String place, @Nullable Link over) {
    return switch (walked) {
      case Walked.Outputs outputs -> {
        if (outputs.trace() == null) {
          throw bad(place, "nothing came to this ledger", "Take an 'at' of its ends.");
        }
        yield new Leg.Outputs(outputs, Way.to(outputs.view(), outputs.trace(), place), over);
      }
      case Walked.Accounts accounts -> {
        if (accounts.trace() == null) {
          throw bad(place, "nothing came to this ledger", "Take an 'at' of its ends.");
        }
        AccountWay way = AccountWay.to(accounts.view(), accounts.trace(), place);
        yield new Leg.Accounts(accounts, way, over);
      }
    };
  }

  /// To what a deposit carried into its bridge.
  private static Leg leg(Walked walked, long deposit) {
    return switch (walked) {
      case Walked.Outputs outputs -> leg(outputs, Place.text(outputs.view(), deposit), null);
      case Walked.Accounts accounts -> {
        if (accounts.trace() == null) {
          throw new IllegalStateException("a deposit on a ledger without a trace");
        }
        yield new Leg.Accounts(accounts, AccountWay.by(accounts.trace(), deposit), null);
      }
    };
  }

  private static Leg with(Leg leg, Link over) {
    return switch (leg) {
      case Leg.Outputs(var walked, var way, var _) -> new Leg.Outputs(walked, way, over);
      case Leg.Accounts(var walked, var way, var _) -> new Leg.Accounts(walked, way, over);
    };
  }

  /// The carrier of the payout that the way begins at, or −1 where it begins at a start.
  private static long arrival(Leg leg) {
    long first =
        switch (leg) {
          case Leg.Outputs outputs -> outputs.way().steps().getFirst().at();
          case Leg.Accounts accounts -> accounts.way().steps().getFirst().transfer();
        };
    return leg.walked().arrivals().contains(first) ? first : -1;
  }

  private static Link link(AcrossTrace trace, int ledger, long carrier) {
    for (Link link : trace.links()) {
      for (Link.Arrival in : link.in()) {
        boolean same = in.ledger() == ledger && in.leg().spot().carrier() == carrier;
        if (same && in.tainted().signum() > 0) {
          return link;
        }
      }
    }
    throw new IllegalStateException("a payout without its crossing");
  }

  private static BadInput bad(String at, String reason, String nextStep) {
    return new BadInput("place " + at, "", reason, nextStep);
  }
}

package org.entente.trace.exit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.entente.trace.exit.Exit.Factor;
import org.entente.trace.exit.Exit.Kind;
import org.entente.trace.exit.Exit.Status;
import org.entente.trace.exit.Exit.Stopper;
import org.entente.trace.exit.Exits.Found;
import org.entente.trace.label.Claim;

/// The factors of one exit.
final class Chances {
  static final long WHOLE = 1_000_000;
  private static final long PPM_A_POINT = WHOLE / 100;
  private static final long SECONDS_AN_HOUR = 3600;
  private static final String ASSUMED = "assumed, not measured";

  private final ExitSettings settings;

  Chances(ExitSettings settings) {
    this.settings = settings;
  }

  Exit judge(Found found, BigInteger sum) {
    Status status = status(found);
    List<Factor> factors = new ArrayList<>();
    factors.add(
        new Factor(
            "amount",
            share(found.amount(), sum),
            "this trace, of all " + found.asset() + " on " + found.network()));
    if (status != Status.OPEN) {
      factors.add(new Factor("open", 0, closed(found)));
    } else {
      label(found, factors);
      factors.add(acts(found));
      factors.add(time(found));
    }
    long score = WHOLE;
    for (Factor factor : factors) {
      score = score * factor.ppm() / WHOLE;
    }
    return new Exit(
        found.network(),
        found.at(),
        found.address(),
        found.asset(),
        found.amount(),
        found.kind(),
        status,
        found.holder(),
        status == Status.OPEN ? stoppers(found) : List.of(),
        factors,
        score);
  }

  private static Status status(Found found) {
    if (found.freeze() != null) {
      return found.freeze().destroyed() ? Status.DESTROYED : Status.FROZEN;
    }
    return found.kind() == Kind.BURN ? Status.GONE : Status.OPEN;
  }

  private static String closed(Found found) {
    return found.freeze() == null
        ? "nobody can spend it"
        : "the issuer's log in " + found.freezeTx();
  }

  private static long share(BigInteger amount, BigInteger sum) {
    return sum.signum() == 0
        ? 0
        : amount.multiply(BigInteger.valueOf(WHOLE)).divide(sum).longValueExact();
  }

  private static void label(Found found, List<Factor> factors) {
    Claim desk = found.desk();
    // An issuer freezes whoever holds it: how sure the label is makes no difference.
    if (desk != null && !canFreeze(found)) {
      factors.add(
          new Factor(
              "label",
              desk.confidence().points() * PPM_A_POINT,
              desk.source() + " (" + desk.confidence().id() + ")"));
    }
  }

  /// How likely somebody who can stop it does. A token at a desk can be stopped by the desk and by
  /// its issuer; the likelier counts.
  private Factor acts(Found found) {
    long desk =
        switch (found.kind()) {
          case EXCHANGE -> settings.exchangeActs();
          case BRIDGE -> settings.bridgeActs();
          case SERVICE -> settings.serviceActs();
          case ISSUER, OTC, MIXER, BURN, UNSPENT, UNKNOWN -> 0;
        };
    long issuer = canFreeze(found) ? settings.issuerActs() : 0;
    String source = desk == 0 && issuer == 0 ? "nobody who could stop it is known" : ASSUMED;
    return new Factor("acts", Math.max(desk, issuer), source);
  }

  /// An issuer freezes one person's account or a deposit, not the pool that serves everybody.
  private static boolean canFreeze(Found found) {
    return found.issuer() != null
        && switch (found.kind()) {
          case ISSUER, EXCHANGE, OTC -> true;
          case BRIDGE, SERVICE, MIXER, BURN, UNSPENT, UNKNOWN -> false;
        };
  }

  /// What came to a desk goes on; what lies at an address is there until it moves.
  private Factor time(Found found) {
    int half =
        switch (found.kind()) {
          case EXCHANGE, SERVICE, OTC, MIXER -> settings.exchangeHalfHours();
          case BRIDGE -> settings.bridgeHalfHours();
          case ISSUER, BURN, UNSPENT, UNKNOWN -> 0;
        };
    if (half == 0) {
      return new Factor("time", WHOLE, "still there when the data end");
    }
    if (found.seconds() < 0) {
      return new Factor("time", WHOLE / 2, "when it came is not known");
    }
    String source =
        found.seconds() / SECONDS_AN_HOUR
            + " h before the data end; half is assumed to leave every "
            + half
            + " h";
    return new Factor("time", left(found.seconds(), half * SECONDS_AN_HOUR), source);
  }

  /// WHOLE after no time, half of it after `half` seconds, on a straight line between halvings.
  static long left(long seconds, long half) {
    long halvings = seconds / half;
    if (halvings >= 20) {
      return 0;
    }
    long before = WHOLE >> halvings;
    return before - before / 2 * (seconds % half) / half;
  }

  private static List<Stopper> stoppers(Found found) {
    List<Stopper> stoppers = new ArrayList<>();
    String holder = found.holder().isEmpty() ? "" : found.holder().getFirst();
    switch (found.kind()) {
      case EXCHANGE -> stoppers.add(new Stopper(holder, "request to hold the deposit"));
      case BRIDGE -> stoppers.add(new Stopper(holder, "request to pause"));
      case SERVICE -> stoppers.add(new Stopper(holder, "request to the service"));
      case ISSUER, OTC, MIXER, BURN, UNSPENT, UNKNOWN -> {
        // nobody answers there
      }
    }
    Issuers.Issuer issuer = found.issuer();
    if (issuer != null && canFreeze(found)) {
      String how =
          issuer.function().isEmpty()
              ? "its issuer has taken it back before"
              : issuer.function() + " at " + issuer.contract();
      stoppers.add(new Stopper(issuer.name(), how));
    }
    return stoppers;
  }
}

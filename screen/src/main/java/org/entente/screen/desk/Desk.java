package org.entente.screen.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.Hit;
import org.entente.screen.Identifier;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.ship.ImoNumber;
import org.entente.screen.ship.ShipScreen;
import org.entente.screen.wallet.WalletScreen;

/// Screens rows of any kind: names, ships and wallets by what each of them is known by.
public final class Desk {
  private static final int OTHER_HULL = 6_000;

  private final int bar;
  private final NameDesk names;
  private final ShipScreen ships;
  private final WalletScreen wallets;

  private Desk(List<Target> targets, int bar) {
    this.bar = bar;
    names = new NameDesk(targets);
    ships = ShipScreen.of(targets, bar);
    wallets = WalletScreen.of(targets);
  }

  /// `bar` in ten-thousandths: from which score on a hit is a match. Targets that were taken off
  /// their list are left out.
  public static Desk of(List<Target> targets, int bar) {
    return new Desk(targets.stream().filter(target -> target.until() == null).toList(), bar);
  }

  /// All targets scoring at least `least`, best first.
  public List<Hit> screen(Customer customer, int least) {
    Map<String, Hit> hits = new HashMap<>();
    if (customer.isShip()) {
      for (Hit hit : ships.ask(customer.ship()).hits()) {
        NameDesk.keep(hits, hit);
      }
    }
    for (Hit hit : names.ask(customer, least, bar).values()) {
      if (customer.isShip()) {
        hits.putIfAbsent(hit.target().id(), hullsDiffer(customer, hit));
      } else {
        NameDesk.keep(hits, hit);
      }
    }
    if (!customer.address().isBlank()) {
      wallets.ask(customer.address()).hits().forEach(hit -> NameDesk.keep(hits, hit));
    }
    return hits.values().stream()
        .filter(hit -> hit.score() >= least)
        .sorted(Hit.BEST_FIRST)
        .toList();
  }

  /// A name that is only alike never stands against a number that is another.
  private Hit hullsDiffer(Customer customer, Hit hit) {
    List<Identifier> theirs = hit.target().identifiers(Identifier.Kind.IMO_SHIP);
    if (ImoNumber.in(customer.ship().imo()).isEmpty()
        || theirs.isEmpty()
        || hit.score() <= OTHER_HULL) {
      return hit;
    }
    List<Reason> because = new ArrayList<>(hit.because());
    because.add(
        new Reason(
            "imo-differs",
            customer.ship().imo(),
            theirs.getFirst().value(),
            OTHER_HULL - hit.score()));
    return new Hit(hit.target(), OTHER_HULL, OTHER_HULL >= bar, because);
  }
}

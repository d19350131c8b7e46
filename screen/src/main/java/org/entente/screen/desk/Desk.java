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
import org.entente.screen.ship.ShipAnswer;
import org.entente.screen.ship.ShipQuery;
import org.entente.screen.ship.ShipScreen;
import org.entente.screen.wallet.WalletScreen;
import org.jspecify.annotations.Nullable;

/// Screens rows of any kind: names, ships and wallets by what each of them is known by. What a
/// question doesn't need isn't built. For several threads.
public final class Desk {
  private static final int OTHER_HULL = 6_000;

  private final Built built;
  private final Thresholds thresholds;

  private Desk(Built built, Thresholds thresholds) {
    this.built = built;
    this.thresholds = thresholds;
  }

  /// What is asked, each part built by the first question that needs it.
  private static final class Built {
    private final List<Target> targets;
    private final List<Target> allShips;
    private volatile @Nullable NameDesk names;
    private volatile @Nullable ShipScreen ships;
    private volatile @Nullable WalletScreen wallets;

    Built(List<Target> targets, List<Target> allShips) {
      this.targets = targets;
      this.allShips = allShips;
    }

    NameDesk names() {
      NameDesk known = names;
      if (known == null) {
        known = new NameDesk(targets);
        names = known;
      }
      return known;
    }

    /// Without a bar of its own.
    ShipScreen ships() {
      ShipScreen known = ships;
      if (known == null) {
        known = ShipScreen.of(allShips, 0);
        ships = known;
      }
      return known;
    }

    WalletScreen wallets() {
      WalletScreen known = wallets;
      if (known == null) {
        known = WalletScreen.of(targets);
        wallets = known;
      }
      return known;
    }
  }

  /// `bar` in ten-thousandths: from which score on a hit is a match. Targets that were taken off
  /// their list are left out.
  public static Desk of(List<Target> targets, int bar) {
    return of(targets, Thresholds.of(bar));
  }

  /// The same with a bar for each list and type.
  public static Desk of(List<Target> targets, Thresholds thresholds) {
    List<Target> standing = standing(targets);
    return new Desk(new Built(standing, standing), thresholds);
  }

  /// Asks `few` alone for names, passports and wallets, but all for the numbers of ships.
  static Desk narrow(List<Target> all, List<Target> few, Thresholds thresholds) {
    return new Desk(new Built(standing(few), standing(all)), thresholds);
  }

  private static List<Target> standing(List<Target> targets) {
    return targets.stream().filter(target -> target.until() == null).toList();
  }

  /// The same lists with other bars; nothing is built again.
  public Desk with(Thresholds others) {
    return new Desk(built, others);
  }

  public Thresholds thresholds() {
    return thresholds;
  }

  /// All targets scoring at least `least`, best first.
  public List<Hit> screen(Customer customer, int least) {
    Map<String, Hit> hits = new HashMap<>();
    if (customer.isShip()) {
      for (Hit hit : ship(customer.ship()).hits()) {
        NameDesk.keep(hits, hit);
      }
    }
    for (Hit hit : built.names().ask(customer, least, thresholds).values()) {
      if (customer.isShip()) {
        hits.putIfAbsent(hit.target().id(), hullsDiffer(customer, hit));
      } else {
        NameDesk.keep(hits, hit);
      }
    }
    if (!customer.address().isBlank()) {
      wallet(customer.address()).hits().forEach(hit -> NameDesk.keep(hits, hit));
    }
    return hits.values().stream()
        .filter(hit -> hit.score() >= least)
        .sorted(Hit.BEST_FIRST)
        .toList();
  }

  /// What is known of a ship.
  public ShipAnswer ship(ShipQuery query) {
    ShipAnswer answer = built.ships().ask(query);
    List<Hit> hits = answer.hits().stream().map(this::barred).sorted(Hit.BEST_FIRST).toList();
    return new ShipAnswer(answer.signals(), hits);
  }

  /// What is known of a crypto address. Whether it is listed is no matter of a score.
  public WalletScreen.Answer wallet(String address) {
    return built.wallets().ask(address);
  }

  private Hit barred(Hit hit) {
    boolean match = hit.score() >= thresholds.bar(hit.target());
    return match == hit.match() ? hit : hit.with(match);
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
    boolean match = OTHER_HULL >= thresholds.bar(hit.target());
    return new Hit(hit.target(), OTHER_HULL, match, because, hit.name());
  }
}

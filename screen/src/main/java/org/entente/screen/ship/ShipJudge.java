package org.entente.screen.ship;

import java.util.ArrayList;
import java.util.List;
import org.entente.screen.Country;
import org.entente.screen.Hit;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.jspecify.annotations.Nullable;

/// Decides about one query, candidate by candidate.
final class ShipJudge {
  private static final int CERTAIN = 10_000;
  private static final int COMPANY = 9_000;
  private static final int MISTYPED = 9_000;
  private static final int NAME_AND_RADIO = 9_500;
  private static final int NAME = 9_200;
  private static final int RADIO = 7_500;
  private static final int CALL_SIGN = 6_000;
  private static final int WEAK_NAME = 6_500;
  private static final int OTHER_SHIP = 6_000;
  private static final int NEAR_IMO = 5_500;
  private static final int FLAG_DIFFERS = -300;

  private final ShipQuery query;
  private final @Nullable ImoNumber imo;
  private final int bar;

  ShipJudge(ShipQuery query, @Nullable ImoNumber imo, int bar) {
    this.query = query;
    this.imo = imo;
    this.bar = bar;
  }

  /// Names of query and row that are most alike.
  private record Alike(int likeness, Name name) {
    static final Alike NONE = new Alike(0, Name.whole("", NameUse.PRIMARY, false, ""));

    boolean isBetter(Alike other) {
      if (likeness != other.likeness) {
        return likeness > other.likeness;
      }
      return isWeak() != other.isWeak() ? other.isWeak() : other.isFormer() && !isFormer();
    }

    boolean isWeak() {
      return name.weak();
    }

    boolean isFormer() {
      return name.use() == NameUse.FORMER;
    }

    Reason reason(String rule, String query, int weight) {
      return new Reason(rule, query, name.text(), weight, name.field());
    }

    String rule() {
      if (isWeak()) {
        return "ship-weak-name";
      }
      if (isFormer()) {
        return "ship-former-name";
      }
      return likeness == CERTAIN ? "ship-name" : "ship-name-sound";
    }
  }

  /// Null where nothing is left to say about the candidate.
  @Nullable Hit judge(Target target, boolean imoIsListed) {
    List<Reason> because = new ArrayList<>();
    Alike name = alike(target);
    List<ImoNumber> listed = numbers(target, Kind.IMO_SHIP);
    int score;
    if (imo != null && listed.contains(imo)) {
      score = CERTAIN;
      because.add(new Reason("imo-equal", imo.digits(), imo.digits(), score));
      renamed(target, name, because);
    } else if (imo != null && numbers(target, Kind.IMO_COMPANY).contains(imo)) {
      score = COMPANY;
      because.add(new Reason("imo-company-number", imo.digits(), imo.digits(), score));
    } else if (name.likeness > 0) {
      score = named(name, listed, imoIsListed, target, because);
    } else {
      score = unnamed(target, listed, because);
    }
    if (score <= 0) {
      return null;
    }
    score += flag(target, score, because);
    @Nullable Name by = name.likeness > 0 ? name.name : null;
    return new Hit(target, score, score >= bar, because, by);
  }

  private void renamed(Target target, Alike name, List<Reason> because) {
    if (name.likeness > 0) {
      because.add(name.reason(name.isFormer() ? name.rule() : "ship-name", query.name(), 0));
    } else if (!query.name().isBlank()) {
      Name listed = target.primaryName();
      because.add(new Reason("ship-renamed", query.name(), listed.text(), 0, listed.field()));
    }
  }

  private int named(
      Alike name,
      List<ImoNumber> listed,
      boolean imoIsListed,
      Target target,
      List<Reason> because) {
    int score = name.isWeak() ? WEAK_NAME : name.likeness * NAME / CERTAIN;
    because.add(name.reason(name.rule(), query.name(), score));
    if (imo != null && !listed.isEmpty()) {
      String theirs = listed.getFirst().digits();
      ImoNumber near = listed.stream().filter(imo::isNear).findFirst().orElse(null);
      if (!imo.isShip()) {
        because.add(new Reason("imo-probably-mistyped", imo.digits(), theirs, MISTYPED - score));
        return name.isWeak() ? score : Math.max(score, MISTYPED);
      }
      if (imoIsListed) {
        because.add(
            new Reason("identity-conflict", query.name() + " " + imo, theirs, OTHER_SHIP - score));
        return OTHER_SHIP;
      }
      String why = near == null ? "imo-differs" : "imo-near";
      because.add(new Reason(why, imo.digits(), theirs, OTHER_SHIP - score));
      return OTHER_SHIP;
    }
    if (!name.isWeak() && (sameMmsi(target) || sameCallSign(target))) {
      because.add(
          new Reason(
              sameMmsi(target) ? "mmsi-equal" : "call-sign-equal",
              sameMmsi(target) ? query.mmsi() : query.callSign(),
              "",
              NAME_AND_RADIO - score));
      return NAME_AND_RADIO;
    }
    return score;
  }

  /// No name in common: radio numbers, or a number that is nearly the one listed.
  private int unnamed(Target target, List<ImoNumber> listed, List<Reason> because) {
    if (sameMmsi(target)) {
      because.add(new Reason("mmsi-equal", query.mmsi(), query.mmsi(), RADIO));
      if (imo != null && imo.isShip() && !listed.isEmpty()) {
        because.add(
            new Reason(
                "mmsi-shared", imo.digits(), listed.getFirst().digits(), OTHER_SHIP - RADIO));
        return OTHER_SHIP;
      }
      return RADIO;
    }
    if (sameCallSign(target)) {
      because.add(new Reason("call-sign-equal", query.callSign(), query.callSign(), CALL_SIGN));
      return CALL_SIGN;
    }
    if (imo != null) {
      for (ImoNumber other : listed) {
        if (imo.isNear(other)) {
          because.add(new Reason("imo-near", imo.digits(), other.digits(), NEAR_IMO));
          return NEAR_IMO;
        }
      }
    }
    return 0;
  }

  /// A certain number is not lowered by a flag, which is changed in a day.
  private int flag(Target target, int score, List<Reason> because) {
    Hull hull = target.hull();
    if (hull == null || !query.flag().isKnown() || !hull.flag().isKnown()) {
      return 0;
    }
    boolean known =
        query.flag().sameAs(hull.flag())
            || hull.formerFlags().stream().anyMatch(query.flag()::sameAs);
    if (known) {
      because.add(new Reason("flag-equal", query.flag().text(), hull.flag().text(), 0));
      return 0;
    }
    int weight = score == CERTAIN ? 0 : FLAG_DIFFERS;
    because.add(new Reason("flag-differs", query.flag().text(), hull.flag().text(), weight));
    return weight;
  }

  private Alike alike(Target target) {
    Alike best = Alike.NONE;
    if (target.kind() != TargetKind.VESSEL) {
      return best;
    }
    for (ShipName asked : ShipName.in(query.name())) {
      for (Name name : target.names()) {
        for (ShipName listed : ShipName.in(name.text())) {
          int likeness = asked.likeness(listed);
          Alike alike = new Alike(likeness, name);
          if (likeness > 0 && alike.isBetter(best)) {
            best = alike;
          }
        }
      }
    }
    return best;
  }

  private static List<ImoNumber> numbers(Target target, Kind kind) {
    List<ImoNumber> numbers = new ArrayList<>();
    for (Identifier number : target.identifiers()) {
      if (number.kind() == kind || number.kind() == Kind.IMO_UNSAID) {
        numbers.addAll(ImoNumber.in(number.value()));
      }
    }
    return numbers;
  }

  private boolean sameMmsi(Target target) {
    String mmsi = query.mmsi().strip();
    return !mmsi.isEmpty()
        && target.identifiers(Kind.MMSI).stream().anyMatch(i -> i.normal().equals(mmsi));
  }

  private boolean sameCallSign(Target target) {
    String sign = ShipScreen.callSign(query);
    return !sign.isEmpty()
        && target.identifiers(Kind.CALL_SIGN).stream().anyMatch(i -> i.normal().equals(sign));
  }

  /// What is odd about the query itself.
  List<Reason> signals() {
    List<Reason> signals = new ArrayList<>();
    if (!query.imo().isBlank()) {
      if (imo == null) {
        signals.add(new Reason("imo-not-recognised", query.imo(), "", 0));
      } else {
        switch (imo.kind()) {
          case SHIP, EITHER -> {
            // as it should be
          }
          case COMPANY -> signals.add(new Reason("imo-is-company-number", imo.digits(), "", 0));
          case NEITHER -> signals.add(new Reason("imo-check-digit-wrong", imo.digits(), "", 0));
        }
      }
    }
    String mmsi = query.mmsi().strip();
    if (!mmsi.isEmpty() && !MaritimeId.isShip(mmsi)) {
      signals.add(new Reason("mmsi-not-a-ships", mmsi, "", 0));
    }
    disagrees(signals, "flag-differs-from-mmsi", MaritimeId.country(mmsi), mmsi);
    String sign = ShipScreen.callSign(query);
    disagrees(signals, "flag-differs-from-call-sign", MaritimeId.ofCallSign(sign), sign);
    return signals;
  }

  private void disagrees(List<Reason> signals, String rule, String country, String number) {
    Country flag = query.flag();
    if (!country.isEmpty() && flag.isKnown() && !flag.code().equals(country)) {
      signals.add(new Reason(rule, flag.text(), number + " " + country, 0));
    }
  }

  /// Says on the hit by number that another listed ship has the name that was asked for.
  List<Hit> withConflict(List<Hit> hits) {
    Hit other = null;
    for (Hit hit : hits) {
      if (hit.because().stream().anyMatch(r -> r.rule().equals("identity-conflict"))) {
        other = hit;
      }
    }
    if (other == null) {
      return hits;
    }
    List<Hit> told = new ArrayList<>();
    for (Hit hit : hits) {
      if (hit.because().getFirst().rule().equals("imo-equal")) {
        List<Reason> because = new ArrayList<>(hit.because());
        because.add(
            new Reason("identity-conflict", query.name(), other.target().primaryName().text(), 0));
        told.add(hit.with(because));
      } else {
        told.add(hit);
      }
    }
    return told;
  }
}

package org.entente.screen.ship;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.Hit;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.jspecify.annotations.Nullable;

/// Finds ships. The hull's number wins over every name; a name with another valid number is
/// another ship; a name whose number fails its check is most likely the ship, mistyped. What
/// doesn't fit together is told, for laundered identities are the known way around a list.
public final class ShipScreen {
  private final Map<String, List<Target>> byImo = new HashMap<>();
  private final Map<String, List<Target>> byCompany = new HashMap<>();
  private final Map<String, List<Target>> byMmsi = new HashMap<>();
  private final Map<String, List<Target>> byCallSign = new HashMap<>();
  private final Map<String, List<Target>> bySound = new HashMap<>();
  private final int bar;

  private ShipScreen(int bar) {
    this.bar = bar;
  }

  /// `bar` in ten-thousandths: from which score on a hit is a match.
  public static ShipScreen of(List<Target> targets, int bar) {
    ShipScreen screen = new ShipScreen(bar);
    targets.stream().filter(target -> target.until() == null).forEach(screen::add);
    return screen;
  }

  private void add(Target target) {
    for (Identifier number : target.identifiers()) {
      switch (number.kind()) {
        case IMO_SHIP -> imos(number).forEach(imo -> put(byImo, imo, target));
        case IMO_COMPANY -> imos(number).forEach(imo -> put(byCompany, imo, target));
        case IMO_UNSAID ->
            imos(number)
                .forEach(
                    imo -> {
                      put(byImo, imo, target);
                      put(byCompany, imo, target);
                    });
        case MMSI -> put(byMmsi, number.normal(), target);
        case CALL_SIGN -> put(byCallSign, number.normal(), target);
        default -> {
          // no ship's number
        }
      }
    }
    if (target.kind() == TargetKind.VESSEL) {
      for (Name name : target.names()) {
        ShipName.in(name.text()).forEach(ship -> put(bySound, ship.sound(), target));
      }
    }
  }

  private static List<String> imos(Identifier number) {
    return ImoNumber.in(number.value()).stream().map(ImoNumber::digits).toList();
  }

  private static void put(Map<String, List<Target>> map, String key, Target target) {
    List<Target> had = map.computeIfAbsent(key, k -> new ArrayList<>(1));
    if (!had.contains(target)) {
      had.add(target);
    }
  }

  /// Two numbers that lost what stood between them are both asked for.
  public ShipAnswer ask(ShipQuery query) {
    List<ImoNumber> imos = ImoNumber.in(query.imo());
    if (imos.size() < 2) {
      return ask(query, imos.isEmpty() ? null : imos.getFirst());
    }
    List<Reason> signals = new ArrayList<>();
    String numbers = String.join(" ", imos.stream().map(ImoNumber::digits).toList());
    signals.add(new Reason("imo-several", query.imo(), numbers, 0));
    Map<String, Hit> best = new LinkedHashMap<>();
    for (ImoNumber imo : imos) {
      ShipAnswer answer = ask(query, imo);
      answer.signals().stream().filter(s -> !signals.contains(s)).forEach(signals::add);
      for (Hit hit : answer.hits()) {
        best.merge(hit.target().id(), hit, (a, b) -> Hit.BEST_FIRST.compare(a, b) <= 0 ? a : b);
      }
    }
    return new ShipAnswer(signals, best.values().stream().sorted(Hit.BEST_FIRST).toList());
  }

  private ShipAnswer ask(ShipQuery query, @Nullable ImoNumber imo) {
    ShipJudge judge = new ShipJudge(query, imo, bar);
    Map<String, Target> candidates = new LinkedHashMap<>();
    if (imo != null) {
      collect(candidates, byImo.get(imo.digits()));
      collect(candidates, byCompany.get(imo.digits()));
      near(imo).forEach(other -> collect(candidates, byImo.get(other)));
    }
    collect(candidates, byMmsi.get(query.mmsi().strip()));
    collect(candidates, byCallSign.get(callSign(query)));
    for (ShipName name : ShipName.in(query.name())) {
      collect(candidates, bySound.get(name.sound()));
    }
    boolean imoIsListed = imo != null && byImo.containsKey(imo.digits());
    List<Hit> hits = new ArrayList<>();
    for (Target target : candidates.values()) {
      Hit hit = judge.judge(target, imoIsListed);
      if (hit != null) {
        hits.add(hit);
      }
    }
    hits.sort(Hit.BEST_FIRST);
    return new ShipAnswer(judge.signals(), judge.withConflict(hits));
  }

  static String callSign(ShipQuery query) {
    return Identifier.of(Kind.CALL_SIGN, query.callSign()).normal();
  }

  private static void collect(Map<String, Target> candidates, @Nullable Collection<Target> found) {
    if (found != null) {
      found.forEach(target -> candidates.putIfAbsent(target.id(), target));
    }
  }

  /// Every number one digit or one swap of neighbours away.
  private static List<String> near(ImoNumber imo) {
    List<String> near = new ArrayList<>();
    char[] digits = imo.digits().toCharArray();
    for (int i = 0; i < digits.length; i++) {
      char own = digits[i];
      for (char c = '0'; c <= '9'; c++) {
        if (c != own) {
          digits[i] = c;
          near.add(new String(digits));
        }
      }
      digits[i] = own;
      if (i + 1 < digits.length && digits[i + 1] != own) {
        digits[i] = digits[i + 1];
        digits[i + 1] = own;
        near.add(new String(digits));
        digits[i + 1] = digits[i];
        digits[i] = own;
      }
    }
    return near;
  }

  /// What is odd about a query alone, without any list.
  public static List<Reason> signals(ShipQuery query) {
    List<ImoNumber> imos = ImoNumber.in(query.imo());
    return new ShipJudge(query, imos.isEmpty() ? null : imos.getFirst(), 0).signals();
  }
}

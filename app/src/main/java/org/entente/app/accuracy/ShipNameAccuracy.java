package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.watch.ships.Identity;
import org.entente.watch.ships.IdentityCheck;
import org.entente.watch.ships.IdentityCheck.Rule;
import org.entente.watch.ships.Imo;

/// How ships are named: rules against a made registry.
final class ShipNameAccuracy {
  private static final long SEED = 13;
  private static final int REGISTERED = 50_000;
  private static final int ASKED = 3_000;
  private static final String SAMPLE = "made registry of 50,000 ships";

  private final Random random = new Random(SEED);
  private final Set<Integer> taken = new HashSet<>();

  private ShipNameAccuracy() {}

  static List<Measured> rows() {
    return new ShipNameAccuracy().measure();
  }

  private List<Measured> measure() {
    List<Identity> registry = new ArrayList<>();
    for (int i = 0; i < REGISTERED; i++) {
      registry.add(ship(i, number(), length()));
    }
    List<Identity> asked = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) {
      Identity known = registry.get(random.nextInt(REGISTERED));
      asked.add(ship(3 * i, known.imo(), known.lengthM()));
      asked.add(ship(3 * i + 1, number(), length()));
      asked.add(ship(3 * i + 2, painted(known.imo()), known.lengthM()));
    }
    List<IdentityCheck.Result> results = IdentityCheck.of(asked, registry);
    Tally near = Tally.NONE;
    Tally digit = Tally.NONE;
    Tally either = Tally.NONE;
    for (int i = 0; i < results.size(); i++) {
      boolean isPainted = i % 3 == 2;
      boolean isNear = has(results.get(i), Rule.IMO_NEAR);
      boolean isDigit = has(results.get(i), Rule.IMO_DIGIT);
      near = near.add(isNear, isPainted);
      digit = digit.add(isDigit, isPainted);
      either = either.add(isNear || isDigit, isPainted);
    }
    return List.of(
        new Measured("imo-digit", SAMPLE, Truth.GENERATED, digit, null),
        new Measured("imo-near", SAMPLE, Truth.GENERATED, near, null),
        new Measured("imo-digit or imo-near", SAMPLE, Truth.GENERATED, either, null));
  }

  private static boolean has(IdentityCheck.Result result, Rule rule) {
    return result.findings().stream().anyMatch(finding -> finding.rule() == rule);
  }

  private static Identity ship(int row, String imo, double lengthM) {
    return new Identity(String.valueOf(row), imo, "", "", "", lengthM);
  }

  /// Metres, from coasters to container ships.
  private double length() {
    return 60 + random.nextInt(260);
  }

  /// A right number that nobody has yet.
  private String number() {
    String number = "";
    while (!Imo.isValid(number) || !taken.add(Integer.valueOf(number))) {
      number = String.valueOf(7_000_000 + random.nextInt(3_000_000));
    }
    return number;
  }

  /// One digit of it is another.
  private String painted(String number) {
    int at = random.nextInt(number.length());
    char digit = number.charAt(at);
    while (digit == number.charAt(at)) {
      digit = (char) ('0' + random.nextInt(10));
    }
    return number.substring(0, at) + digit + number.substring(at + 1);
  }
}

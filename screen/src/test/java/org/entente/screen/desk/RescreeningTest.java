package org.entente.screen.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Identifier;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Sex;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;
import org.entente.screen.ship.ShipQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Held against two whole screenings, over lists and customers made by chance of few names and
/// numbers, so that much collides.
class RescreeningTest {
  private static final List<String> NAMES =
      List.of(
          "PARK Jin Hyok",
          "박진혁",
          "KIM Jong Un",
          "김정은",
          "パク・ジンヒョク",
          "CHOSUN EXPO",
          "Lazarus Group",
          "CHONG CHON GANG",
          "JON JIN 1",
          "JON JIN 2",
          "Blackjack",
          "Maria Gonzalez");
  private static final List<String> IMOS =
      List.of("7937317", "8405270", "7937318", "9073319", "1790183", "");
  private static final List<String> WALLETS =
      List.of(
          "0x098B716B8Aaf21512996dC57EB0615e2383E2f96",
          "0x098B716B8Aaf21512996dC57EB0615e2383E0000",
          "");
  private static final List<String> COUNTRIES = List.of("KP", "KR", "JP", "");

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private Country country() {
    return Country.of(any(COUNTRIES));
  }

  private TargetKind kind() {
    return any(
        List.of(TargetKind.PERSON, TargetKind.ORGANIZATION, TargetKind.VESSEL, TargetKind.OTHER));
  }

  private List<BirthDate> births() {
    return random.nextBoolean() ? List.of() : List.of(BirthDate.year(1980 + random.nextInt(6)));
  }

  private @Nullable Sex sex() {
    return any(List.of("", "m", "f")).isEmpty() ? null : Sex.of(any(List.of("m", "f")));
  }

  private Target target(int number) {
    List<Name> names = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      NameUse use = i == 0 ? NameUse.PRIMARY : NameUse.ALIAS;
      names.add(Name.whole(any(NAMES), use, random.nextInt(5) == 0, "name"));
    }
    List<Identifier> numbers = new ArrayList<>();
    String imo = any(IMOS);
    if (!imo.isEmpty()) {
      numbers.add(Identifier.of(Identifier.Kind.IMO_SHIP, imo));
    }
    if (random.nextInt(4) == 0) {
      numbers.add(Identifier.of(Identifier.Kind.PASSPORT, "P" + random.nextInt(3)));
    }
    String wallet = any(WALLETS);
    return new Target(
        new ListId(random.nextBoolean() ? "us-sdn" : "un"),
        String.valueOf(number),
        kind(),
        names,
        births(),
        sex(),
        List.of(country()),
        numbers,
        wallet.isEmpty() ? List.of() : List.of(new Wallet("ETH", wallet)),
        List.of(),
        List.of(),
        "",
        LocalDate.EPOCH,
        random.nextInt(8) == 0 ? LocalDate.EPOCH : null,
        null,
        List.of(),
        random.nextInt(3) == 0 ? "new" : "",
        List.of());
  }

  private Customer customer(int number) {
    String name = any(NAMES);
    String imo = random.nextBoolean() ? any(IMOS) : "";
    return new Customer(
        String.valueOf(number),
        kind(),
        name,
        new ShipQuery(name, imo, "", "", country()),
        births(),
        sex(),
        random.nextInt(4) == 0 ? "P" + random.nextInt(3) : "",
        country(),
        any(WALLETS));
  }

  @Test
  void itIsTheDifferenceOfTwoWholeScreenings() {
    int changes = 0;
    for (int round = 0; round < 20; round++) {
      List<Target> before = new ArrayList<>();
      List<Target> now = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        Target old = target(i);
        switch (random.nextInt(8)) {
          case 0 -> before.add(old);
          case 1 -> now.add(old);
          case 2 -> {
            before.add(old);
            now.add(target(i));
          }
          default -> {
            before.add(old);
            now.add(old);
          }
        }
      }
      Thresholds bars = Thresholds.of(7_000);
      Rescreening delta = Rescreening.between(before, now, bars);
      Desk old = Desk.of(before, bars);
      Desk young = Desk.of(now, bars);
      for (int c = 0; c < 40; c++) {
        Customer customer = customer(c);
        List<Rescreening.Change> found = delta.changes(customer, 4_000);
        assertThat(found)
            .as("seed %d round %d %s", seed, round, customer)
            .isEqualTo(
                Rescreening.difference(old.screen(customer, 4_000), young.screen(customer, 4_000)));
        changes += found.size();
      }
    }
    assertThat(changes).as("seed " + seed).isGreaterThan(150);
  }

  @Test
  void nothingChangesWhereNoListDid() {
    List<Target> lists = List.of(target(1), target(2), target(3));
    Rescreening delta = Rescreening.between(lists, lists, Thresholds.of(7_000));
    assertThat(delta.touched()).isZero();
    assertThat(delta.changes(customer(1), 0)).isEmpty();
  }
}

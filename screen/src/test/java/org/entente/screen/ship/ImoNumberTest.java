package org.entente.screen.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Target;
import org.entente.screen.list.RealLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImoNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "IMO 8405270",
        "IMO8405270",
        "IMO No. 8405270",
        "imo number: 8405270",
        "840 5270",
        "８４０５２７０"
      })
  void anImoNumberIsReadHoweverItIsWritten(String text) {
    assertThat(ImoNumber.in(text)).containsExactly(new ImoNumber("8405270"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"15411", "IMO 15411", "840527", "84052701", "none"})
  void otherNumbersAreNone(String text) {
    assertThat(ImoNumber.in(text)).isEmpty();
  }

  @Test
  void fourteenDigitsAreTwoNumbersWhereBothHalvesPass() {
    assertThat(ImoNumber.in("84052707937317"))
        .extracting(ImoNumber::digits)
        .containsExactly("8405270", "7937317");
    assertThat(ImoNumber.in("84052707937318")).isEmpty();
  }

  @Test
  void theCompaniesOfTheUnListPassTheCompanyCheckAndOneTheShipsToo() throws IOException {
    List<ImoNumber> numbers =
        RealLists.load("un").targets().stream()
            .flatMap(t -> t.identifiers(Kind.IMO_COMPANY).stream())
            .map(Identifier::value)
            .map(ImoNumber::new)
            .toList();
    assertThat(numbers).hasSize(16).allMatch(ImoNumber::isCompany);
    assertThat(numbers.stream().filter(n -> n.kind() == ImoNumber.Kind.EITHER))
        .containsExactly(new ImoNumber("1790183"));
  }

  @Test
  void nearlyAllListedShipsPassTheShipsCheck() throws IOException {
    List<Target> targets = RealLists.load("ofac-sdn-2021-07").targets();
    List<ImoNumber> numbers =
        targets.stream()
            .flatMap(t -> t.identifiers(Kind.IMO_SHIP).stream())
            .flatMap(i -> ImoNumber.in(i.value()).stream())
            .toList();
    long wrong = numbers.stream().filter(n -> !n.isShip()).count();
    System.out.println(wrong + " of " + numbers.size() + " listed ships' numbers fail the check");
    assertThat(numbers).hasSizeGreaterThan(390);
    assertThat(wrong).isLessThan(5);
  }

  @Test
  void swapsOfTheFirstSixAreCaughtAndOneWrongDigitInNineIsNot() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int wrong = 0;
    int missed = 0;
    for (int i = 0; i < 2_000; i++) {
      String ship = ship(random);
      int at = random.nextInt(7);
      char other = (char) ('0' + (ship.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
      ImoNumber typed = new ImoNumber(ship.substring(0, at) + other + ship.substring(at + 1));
      wrong++;
      missed += typed.isShip() ? 1 : 0;
      assertThat(typed.isNear(new ImoNumber(ship))).as("seed %s", seed).isTrue();
      int swap = random.nextInt(5);
      if (ship.charAt(swap) != ship.charAt(swap + 1)) {
        ImoNumber swapped =
            new ImoNumber(
                ship.substring(0, swap)
                    + ship.charAt(swap + 1)
                    + ship.charAt(swap)
                    + ship.substring(swap + 2));
        assertThat(swapped.isShip()).as("seed %s, %s", seed, ship).isFalse();
      }
    }
    assertThat(missed * 100 / wrong).as("seed %s", seed).isBetween(6, 17);
  }

  private static String ship(Random random) {
    while (true) {
      String digits = String.valueOf(1_000_000 + random.nextInt(9_000_000));
      if (new ImoNumber(digits).isShip()) {
        return digits;
      }
    }
  }
}

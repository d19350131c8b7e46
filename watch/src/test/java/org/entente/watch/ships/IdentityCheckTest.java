package org.entente.watch.ships;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.entente.watch.text.CsvRows;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class IdentityCheckTest {
  private static final String HEAD = "row,imo,mmsi,name,flag,length_m\n";
  private static final String REGISTRY = "imo,name,flag,mmsi,length_m\n";

  private static List<List<String>> rules(String ships, String registry) {
    return IdentityCheck.of(
            Identity.ships(HEAD + ships, Path.of("ships.csv")),
            Identity.registry(REGISTRY + registry, Path.of("registry.csv")))
        .stream()
        .map(result -> result.findings().stream().map(f -> f.rule().text()).toList())
        .toList();
  }

  @Test
  void theCheckDigitOfTheWorkedExampleIsRight() {
    assertThat(rules("1,9074729,,,,\n2,9074728,,,,\n3,IMO 9074729,,,,", ""))
        .containsExactly(List.of(), List.of("imo-digit"), List.of());
    assertThat(Imo.reckoned("9074729")).isEqualTo("9*7+0*6+7*5+4*4+7*3+2*2 = 139");
  }

  @Test
  void oneDigitThatKeepsTheSumIsFoundByTheLength() {
    assertThat(Imo.isValid("9094729")).isTrue();
    assertThat(rules("1,9094729,,,,146", "9074729,YON PUNG,KP,,146"))
        .containsExactly(List.of("imo-near"));
    assertThat(rules("1,9094729,,,,90", "9074729,YON PUNG,KP,,146")).containsExactly(List.of());
    assertThat(rules("1,9094729,,,,\n2,9074729,,,,", "")).containsExactly(List.of(), List.of());
    assertThat(rules("1,9094729,,,,146\n2,9074729,,,,146", ""))
        .containsExactly(List.of("imo-near"), List.of("imo-near"));
  }

  @Test
  void everyChangeOfOneDigitFromThreeToEightIsFoundByDigitOrNearness() {
    Random random = new Random(5);
    int missedByDigit = 0;
    for (int i = 0; i < 2000; i++) {
      String six = String.valueOf(700_000 + random.nextInt(300_000));
      String number = six + Imo.sum(six + "0") % 10;
      int at = number.indexOf('3');
      if (at < 0) {
        continue;
      }
      String altered = number.substring(0, at) + '8' + number.substring(at + 1);
      List<String> rules = rules("1," + altered + ",,,,100", number + ",A,PA,,100").getFirst();
      assertThat(rules).as(altered).contains("imo-near");
      missedByDigit += rules.contains("imo-digit") ? 0 : 1;
    }
    System.out.println("identity: " + missedByDigit + " numbers altered from 3 to 8 keep the sum");
    assertThat(missedByDigit).isPositive();
  }

  @Test
  void numbersOfStationsAreToldApart() {
    assertThat(
            rules(
                """
                1,,636012345,,LR,
                2,,002320001,,,
                3,,111232501,,,
                4,,970012345,,,
                5,,982320001,,,
                6,,992320001,,,
                7,,12345678,,,
                8,,123456789,,,
                9,,800000001,,,
                10,,023200001,,,
                """,
                ""))
        .containsExactly(
            List.of(),
            List.of("mmsi-form"),
            List.of("mmsi-form"),
            List.of("mmsi-form"),
            List.of("mmsi-form"),
            List.of("mmsi-form"),
            List.of("mmsi-form"),
            List.of("mmsi-form"),
            List.of("mmsi-form"),
            List.of("mmsi-form"));
  }

  @Test
  void digitsOfNoStateAndOfAnotherFlagAreFound() {
    assertThat(
            rules(
                """
                1,,646123456,,,
                2,,520123456,,FJ,
                3,,520123456,,KP,
                4,,235123456,,Isle of Man,
                5,,357123456,,Panama,
                6,,273123456,,Russian Federation,
                7,,273123456,,Atlantis,
                """,
                ""))
        .containsExactly(
            List.of("mid-unallocated"),
            List.of(),
            List.of("mid-flag"),
            List.of(),
            List.of(),
            List.of(),
            List.of());
  }

  @Test
  void oneNumberOfTwoShipsAccusesNobody() {
    List<IdentityCheck.Result> results =
        IdentityCheck.of(
            Identity.ships(
                HEAD + "1,9074729,636012345,MARSHAL Z,LR,\n2,9161003,636012345,HONESTY,LR,",
                Path.of("x")),
            List.of());
    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(result.findings().getFirst().rule())
                  .isEqualTo(IdentityCheck.Rule.SHARED_MMSI);
              assertThat(result.findings().getFirst().innocent()).contains("nobody is accused");
            });
    assertThat(rules("1,9074729,636012345,,LR,", "9161003,HONESTY,LR,636012345,"))
        .containsExactly(List.of("shared-mmsi"));
  }

  @Test
  void moreThanTwentyMetresFromTheRegistryAreFound() {
    assertThat(rules("1,9074729,,,,146\n2,9074729,,,,166.5\n3,9074729,,,,", "9074729,A,,,146"))
        .containsExactly(List.of(), List.of("dimension"), List.of());
  }

  @Test
  void theTableOfDigitsHoldsAllThatWasPublished() throws IOException {
    Path file = Path.of("..", "..", "shared", "data", "watch", "ships", "mid.csv");
    Assumptions.assumeTrue(Files.exists(file), "skipped: no real data at " + file);
    List<CsvRows.Row> rows =
        CsvRows.read(Files.readString(file), file.toString(), List.of("mid", "flag"));
    for (CsvRows.Row row : rows) {
      assertThat(Mid.isAllocated(Integer.parseInt(row.need("mid")))).as(row.need("mid")).isTrue();
    }
    long same =
        rows.stream()
            .filter(row -> Mid.flag(Integer.parseInt(row.need("mid"))).equals(row.need("flag")))
            .count();
    System.out.println("identity: " + same + " of " + rows.size() + " digits with the same flag");
    assertThat(same).isGreaterThanOrEqualTo(rows.size() - 5);
    assertThat(Mid.count()).isEqualTo(rows.size() + 1);
    assertThat(Mid.isAllocated(646)).isFalse();
  }
}

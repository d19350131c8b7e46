package org.entente.screen.ship;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.screen.Country;
import org.entente.screen.Hit;
import org.entente.screen.Hull;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Reason;
import org.entente.screen.TargetDraft;
import org.entente.screen.TargetKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The decision table: number before name, doubt told.
class ShipScreenTest {
  private static final ListId SDN = new ListId("us-sdn");
  private static final ShipScreen SCREEN =
      ShipScreen.of(
          List.of(
              ship("1", "CHONG CHON GANG", "7937317").target(),
              ship("2", "SAM JONG 1", "8405311")
                  .identifier(Identifier.of(Kind.MMSI, "445539000"))
                  .identifier(Identifier.of(Kind.CALL_SIGN, "HMZF"))
                  .target(),
              ship("3", "RYONG GUN BONG", "8606173")
                  .name(Name.whole("PO VERTENTE", NameUse.FORMER, false, "alt"))
                  .target(),
              ship("4", "JON JIN 2", "8018912").target(),
              new TargetDraft(SDN, "5")
                  .kind(TargetKind.ORGANIZATION)
                  .name(Name.whole("OCEAN MARITIME", NameUse.PRIMARY, false, "name"))
                  .identifier(Identifier.of(Kind.IMO_COMPANY, "1790183"))
                  .target()),
          7_000);

  private static TargetDraft ship(String reference, String name, String imo) {
    return new TargetDraft(SDN, reference)
        .kind(TargetKind.VESSEL)
        .name(Name.whole(name, NameUse.PRIMARY, false, "SDN_Name"))
        .identifier(Identifier.of(Kind.IMO_SHIP, imo))
        .hull(new Hull(Country.of("Korea, North"), List.of(), "", "", ""));
  }

  private static ShipAnswer ask(String name, String imo) {
    return SCREEN.ask(new ShipQuery(name, imo, "", "", Country.UNSAID));
  }

  private static List<String> rules(Hit hit) {
    return hit.because().stream().map(Reason::rule).toList();
  }

  @Test
  void theNumberMatchesUnderAnyName() {
    Hit hit = ask("LUCKY STAR", "IMO 7937317").hits().getFirst();
    assertThat(hit.target().reference()).isEqualTo("1");
    assertThat(hit.match()).isTrue();
    assertThat(rules(hit)).containsExactly("imo-equal", "ship-renamed");
  }

  @Test
  void aNameWhoseNumberFailsItsCheckIsTheShipMistyped() {
    Hit hit = ask("CHONG CHON GANG", "7937318").hits().getFirst();
    assertThat(hit.match()).isTrue();
    assertThat(rules(hit)).contains("imo-probably-mistyped");
  }

  @Test
  void aNameWithAnotherValidNumberIsAnotherShip() {
    Hit hit = ask("CHONG CHON GANG", "9074729").hits().getFirst();
    assertThat(hit.match()).isFalse();
    assertThat(rules(hit)).contains("imo-differs");
  }

  @Test
  void theNumberWinsOverTheNameOfAnotherListedShip() {
    List<Hit> hits = ask("CHONG CHON GANG", "8606173").hits();
    assertThat(hits.getFirst().target().reference()).isEqualTo("3");
    assertThat(rules(hits.getFirst())).contains("imo-equal", "identity-conflict");
    assertThat(hits.get(1).match()).isFalse();
    assertThat(rules(hits.get(1))).contains("identity-conflict");
  }

  @Test
  void oneDigitFromAListedNumberIsTold() {
    Hit hit = ask("LUCKY STAR", "7937318").hits().getFirst();
    assertThat(hit.match()).isFalse();
    assertThat(rules(hit)).containsExactly("imo-near");
  }

  @ParameterizedTest
  @CsvSource({
    "SAM JONG No. 1, 2",
    "MV Sam Jong-1, 2",
    "SAMJONG I, 2",
    "YONG KUN BONG, 3",
    "RYONG GUN BONG HO, 3",
    "New Dawn (Po Vertente), 3",
    "JONJIN 2, 4"
  })
  void namesMatchAsTheyAreWrittenAtSea(String name, String reference) {
    Hit hit = ask(name, "").hits().getFirst();
    assertThat(hit.match()).isTrue();
    assertThat(hit.target().reference()).isEqualTo(reference);
  }

  @ParameterizedTest
  @CsvSource({"SAM JONG 2", "SAM JONG", "JON JIN 1"})
  void numbersDecide(String name) {
    assertThat(ask(name, "").hits()).noneMatch(Hit::match);
  }

  @Test
  void theNumberOfAListedCompanyIsTold() {
    Hit hit = ask("", "1790183").hits().getFirst();
    assertThat(hit.target().kind()).isEqualTo(TargetKind.ORGANIZATION);
    assertThat(rules(hit)).containsExactly("imo-company-number");
  }

  @Test
  void radioNumbersMatchButAnotherHullDoesNot() {
    ShipQuery query = new ShipQuery("BLUE SEA", "", "445539000", "", Country.of("Togo"));
    ShipAnswer answer = SCREEN.ask(query);
    assertThat(answer.hits().getFirst().match()).isTrue();
    assertThat(answer.signals()).extracting(Reason::rule).containsExactly("flag-differs-from-mmsi");
    Hit shared =
        SCREEN.ask(new ShipQuery("", "9074729", "445539000", "", Country.UNSAID)).hits().getFirst();
    assertThat(shared.match()).isFalse();
    assertThat(rules(shared)).contains("mmsi-shared");
  }

  @Test
  void twoNumbersThatLostTheirGapAreBothAskedFor() {
    ShipAnswer answer = ask("", "IMO 79373178606173");
    assertThat(answer.hits())
        .filteredOn(Hit::match)
        .extracting(hit -> hit.target().reference())
        .containsExactlyInAnyOrder("1", "3");
    assertThat(answer.signals()).extracting(Reason::rule).contains("imo-several");
    assertThat(ask("", "79373178606174").hits()).as("one half fails its check").isEmpty();
  }

  @Test
  void aFormerNameIsSaidToBeOne() {
    Hit hit = ask("PO VERTENTE", "").hits().getFirst();
    assertThat(hit.match()).isTrue();
    assertThat(rules(hit)).containsExactly("ship-former-name");
    assertThat(rules(ask("PO VERTENTE", "8606173").hits().getFirst()))
        .containsExactly("imo-equal", "ship-former-name");
  }

  /// Every digit of every listed number, wrong: the ship is named, never matched by number alone.
  @Test
  void anyOneWrongDigitIsAnAlarm() {
    for (String listed : List.of("7937317", "8405311", "8606173", "8018912")) {
      for (int at = 0; at < 7; at++) {
        for (char digit = '0'; digit <= '9'; digit++) {
          String other = listed.substring(0, at) + digit + listed.substring(at + 1);
          if (!other.equals(listed)) {
            List<Hit> hits = ask("", other).hits();
            assertThat(hits).as(other).isNotEmpty().noneMatch(Hit::match);
            assertThat(rules(hits.getFirst())).as(other).contains("imo-near");
          }
        }
      }
    }
  }

  @Test
  void fieldsThatDisagreeAreSignals() {
    ShipQuery query = new ShipQuery("X", "1790184", "995539000", "P5AA", Country.of("Panama"));
    assertThat(ShipScreen.signals(query))
        .extracting(Reason::rule)
        .containsExactly(
            "imo-check-digit-wrong", "mmsi-not-a-ships", "flag-differs-from-call-sign");
  }
}

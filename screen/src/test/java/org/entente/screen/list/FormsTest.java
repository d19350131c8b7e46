package org.entente.screen.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.screen.BirthDate;
import org.entente.screen.Identifier;
import org.entente.screen.Identifier.Kind;
import org.entente.screen.Name;
import org.entente.screen.Sex;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.Wallet;
import org.entente.screen.read.ListFile;
import org.junit.jupiter.api.Test;

/// What each form says of the same people and ships comes out the same.
class FormsTest {
  private static LoadedList load(String form, String text, boolean lenient) throws IOException {
    ListFile file = ListFile.ofBytes("sample", text.getBytes(StandardCharsets.UTF_8));
    List<ListIntake.Issue> issues = ListIntake.find(List.of(file)).issues();
    assertThat(issues).extracting(ListIntake.Issue::form).containsExactly(form);
    return issues.getFirst().read(lenient, Instant.EPOCH);
  }

  private static LoadedList load(String form) throws IOException {
    return load(form, String.valueOf(Samples.byForm().get(form)), false);
  }

  @Test
  void sdnXmlIsRead() throws IOException {
    LoadedList list = load("ofac-sdn-xml");
    assertThat(list.snapshot().published()).isEqualTo(LocalDate.of(2026, 2, 27));
    Target park = list.targets().getFirst();
    assertThat(park.primaryName().text()).isEqualTo("PARK, Jin Hyok");
    assertThat(park.primaryName().family()).isEqualTo("PARK");
    assertThat(park.births()).containsExactly(BirthDate.day(LocalDate.of(1984, 8, 15)));
    assertThat(park.sex()).isEqualTo(Sex.MALE);
    assertThat(park.names().stream().filter(Name::weak).map(Name::text))
        .containsExactly("BLACKJACK");
    assertThat(park.wallets())
        .containsExactly(new Wallet("XBT", "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"));
    Target ship = list.targets().get(1);
    assertThat(ship.identifiers(Kind.IMO_SHIP))
        .extracting(Identifier::value)
        .containsExactly("7937317");
    assertThat(ship.identifiers(Kind.CALL_SIGN)).hasSize(1);
  }

  @Test
  void advancedIsReadInTwoPasses() throws IOException {
    LoadedList list = load("ofac-advanced");
    assertThat(list.list()).hasToString("us-sdn");
    Target park = list.targets().getFirst();
    assertThat(park.kind()).isEqualTo(TargetKind.PERSON);
    assertThat(park.reference()).isEqualTo("25308");
    assertThat(park.primaryName().text()).isEqualTo("PARK, Jin Hyok");
    assertThat(park.births()).as("a span of a year").containsExactly(BirthDate.year(1984));
    assertThat(park.countries().getFirst().code()).isEqualTo("KP");
    assertThat(park.sex()).isEqualTo(Sex.MALE);
    assertThat(park.identifiers(Kind.PASSPORT).getFirst().country().code()).isEqualTo("KP");
    assertThat(park.wallets()).hasSize(1);
    assertThat(park.addresses().getFirst().text()).isEqualTo("Pyongyang");
    assertThat(park.programmes()).containsExactly("DPRK3");
    assertThat(park.law()).isEqualTo("Executive Order 13722");
    assertThat(park.since()).isEqualTo(LocalDate.of(2018, 9, 6));
    assertThat(park.relations().getFirst().reference()).isEqualTo("27307");
    assertThat(list.targets().get(1).kind()).isEqualTo(TargetKind.ORGANIZATION);
  }

  @Test
  void theUkListSaysTheSameInBothForms() throws IOException {
    for (String form : List.of("uk-xml", "uk-csv")) {
      LoadedList list = load(form);
      assertThat(list.snapshot().published()).as(form).isEqualTo(LocalDate.of(2026, 2, 27));
      Target jang = list.targets().getFirst();
      assertThat(jang.primaryName().text()).isEqualTo("Yong Son JANG");
      assertThat(jang.primaryName().family()).isEqualTo("JANG");
      assertThat(jang.births()).contains(BirthDate.day(LocalDate.of(1957, 2, 20)));
      assertThat(jang.names().stream().filter(Name::weak)).hasSize(1);
      assertThat(jang.identifiers(Kind.UN_REFERENCE))
          .extracting(Identifier::value)
          .containsExactly("KPi.017");
      assertThat(jang.since()).isEqualTo(LocalDate.of(2016, 3, 31));
    }
    assertThat(load("uk-xml").targets().getFirst().births())
        .as("dd/mm/1958 is a year")
        .contains(BirthDate.year(1958));
  }

  @Test
  void followTheMoneyIsRead() throws IOException {
    LoadedList list = load("ftm-json");
    assertThat(list.targets()).hasSize(2);
    Target park = list.targets().getFirst();
    assertThat(park.since()).isEqualTo(LocalDate.of(2018, 9, 6));
    assertThat(park.programmes()).containsExactly("DPRK3");
    assertThat(list.targets().get(1).identifiers(Kind.IMO_SHIP).getFirst().value())
        .isEqualTo("7937317");
  }

  @Test
  void aNewElementStopsTheLoadAndNamesTheNearest() {
    String changed = Samples.SDN_XML.replace("sdnType>", "sdnTyp>");
    assertThatThrownBy(() -> load("ofac-sdn-xml", changed, false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 5")
        .hasMessageContaining("sdnList/sdnEntry/sdnTyp")
        .hasMessageContaining("nearest known is 'sdnList/sdnEntry/sdnType'");
  }

  @Test
  void lenientCountsWhatItLeavesOut() throws IOException {
    String changed = Samples.SDN_XML.replace("<uid>8</uid>", "<uid>8</uid><new>x</new>");
    assertThat(load("ofac-sdn-xml", changed, true).findings())
        .anyMatch(f -> f.contains("idList/id/new, times 1"));
  }

  @Test
  void aFileThatEndsTooEarlyIsRefused() {
    String cut = Samples.SDN_XML.substring(0, Samples.SDN_XML.length() - 40);
    assertThatThrownBy(() -> load("ofac-sdn-xml", cut, true))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("broken or cut off");
  }
}

package org.entente.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  @ParameterizedTest
  @CsvSource({
    "PARK Jin Hyok, LATIN",
    "박진혁, HANGUL",
    "朴鎮赫, HAN",
    "パク・ジンヒョク, KANA",
    "株式会社アジア, KANA",
    "Пак Чин Хёк, CYRILLIC",
    "محمد, ARABIC",
    "Jin Tiesan (金铁三), MIXED",
    "12-34, NONE"
  })
  void aNamesScriptIsWhatItsLettersSay(String text, Script script) {
    assertThat(Script.of(text)).isEqualTo(script);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Korea, North | KP",
        "Democratic People's Republic of Korea | KP",
        "Democratic People’s Republic of Korea | KP",
        "北朝鮮 | KP",
        "북한 | KP",
        "日本 | JP",
        "러시아 | RU",
        "Iran (Islamic Republic of) | IR",
        "The Bahamas | BS",
        "Atlantis | ''"
      })
  void countriesAreKnownByTheNamesThatListsUse(String text, String code) {
    assertThat(Country.of(text).code()).isEqualTo(code);
  }

  @Test
  void aBirthDateIsAsExactAsTheList() {
    BirthDate day = BirthDate.day(LocalDate.of(1984, 1, 8));
    assertThat(day.mayEqual(BirthDate.year(1984))).isTrue();
    assertThat(day.yearsApart(BirthDate.years(1955, 1958, false))).isEqualTo(26);
    assertThat(BirthDate.month(1984, 2)).hasToString("1984-02");
    assertThat(BirthDate.about(1963)).hasToString("~1963");
    assertThat(BirthDate.years(1955, 1958, false)).hasToString("1955/1958");
  }

  @Test
  void aWeakAliasThatIsAlsoAGoodNameIsAGoodName() {
    TargetDraft draft = new TargetDraft(new ListId("us-sdn"), " 36 ");
    draft.name(Name.whole("BNC", NameUse.ALIAS, true, "remarks"));
    draft.name(Name.whole("BNC", NameUse.ALIAS, false, "alt_name"));
    draft.name(Name.whole("BANCO NACIONAL DE CUBA", NameUse.PRIMARY, false, "SDN_Name"));
    Target target = draft.target();
    assertThat(target.id()).isEqualTo("us-sdn/36");
    assertThat(target.primaryName().text()).isEqualTo("BANCO NACIONAL DE CUBA");
    assertThat(target.names()).hasSize(2).noneMatch(Name::weak);
  }
}

package org.entente.screen.name.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.screen.TargetKind;
import org.entente.screen.name.Because;
import org.entente.screen.name.Rule;
import org.entente.screen.name.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameMatchTest {
  private static final int BAR = 7_000;

  private static Score score(String query, String candidate) {
    return NameMatch.score(
        PreparedName.of(query, TargetKind.PERSON), PreparedName.of(candidate, TargetKind.PERSON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Kim Jong Un | KIL, Jong Hun
          Han Myong Su | AN, Myong Su
          Hwang Chol | WANG, Chol
          Kang Il Nam | KIM, Il Nam
          """)
  void anotherKoreanFamilyNameIsAnotherPerson(String query, String candidate) {
    assertThat(score(query, candidate).value()).isLessThan(BAR);
  }

  @Test
  void theReasonsNameTheOtherFamily() {
    assertThat(score("Kim Jong Un", "KIL, Jong Hun").because())
        .extracting(Because::rule)
        .contains(Rule.KOREAN_SURNAME);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Lee Young-ho | RI, Yong Ho
          Yi Yong-ho | RHEE, Yong Ho
          이용호 | RI, Yong Ho
          Park Jin Hyok | PAK, Jin-hyok
          Choi Ryong Hae | CH'OE, Ryo'ng-hae
          """)
  void oneFamilyNameInAllItsSpellingsIsOne(String query, String candidate) {
    assertThat(score(query, candidate).value()).isGreaterThanOrEqualTo(8_500);
  }

  /// A hyphen of kana, a doubling mark, a small vowel have no sound of their own; the exhaustive
  /// comparison of the index met one that stood alone.
  @ParameterizedTest
  @ValueSource(strings = {"ー", "ッ", "ー ッ", "キム ー", "ッ キム", "キム ァ", "・ー・キム"})
  void aSignThatOnlyChangesAnotherIsNoWord(String name) {
    for (TargetKind kind : TargetKind.values()) {
      PreparedName odd = PreparedName.of(name, kind);
      for (String other : List.of("KIM, J.", "キム ー", "Kim", "キ ム")) {
        PreparedName listed = PreparedName.of(other, kind);
        assertThat(NameMatch.score(odd, listed).value()).isBetween(0, 10_000);
        assertThat(NameMatch.score(listed, odd).value()).isBetween(0, 10_000);
      }
    }
  }

  @Test
  void theReasonsGoSyllableBySyllable() {
    List<Because> because = score("이용호", "RI, Yong Ho").because();
    assertThat(because).extracting(Because::query).containsExactly("이", "용", "호");
    assertThat(because).extracting(Because::candidate).containsExactly("ri", "yong", "ho");
    assertThat(because)
        .extracting(Because::rule)
        .containsExactly(Rule.SURNAME_VARIANT, Rule.KOREAN_SYLLABLE, Rule.KOREAN_SYLLABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          이용호 | RI, Yong Ho | 이 용 호 | ri yong ho | 이 용 호
          최용해 | CHOE, Ryong-hae | 최 용 해 | choe ryong hae | 최 용/룡 해
          김정은 | Jong Un KIM | 김 정 은 | kim jong un | 김 정 은
          キム・ジョンウン | KIM Jong Un | キム ジョン ウン | kim jong un | 김 정 운
          Ким Чен Ын | KIM Jong Un | Ким Чен Ын | kim jong un | 김 정 은
          """)
  void eachSyllableSaysWhatItWasWrittenAndHeardAs(
      String query, String candidate, String own, String theirs, String heard) {
    List<Because> because = score(query, candidate).because();
    assertThat(String.join(" ", because.stream().map(Because::query).toList())).isEqualTo(own);
    assertThat(String.join(" ", because.stream().map(Because::candidate).toList()))
        .isEqualTo(theirs);
    assertThat(String.join(" ", because.stream().map(Because::heard).toList())).isEqualTo(heard);
  }

  @Test
  void whatASyllableCostsIsMissingInItsWeight() {
    Score score = score("Pak Jin Hyok", "박진혁");
    int whole = score.because().stream().mapToInt(one -> one.weight() + one.cost()).sum();
    assertThat(whole).isEqualTo(9_700);
  }

  @Test
  void initialsAloneAreNoName() {
    assertThat(score("J. R. Ewing", "John Robert").value()).isZero();
  }

  @Test
  void twoSlipsInTwoWordsCountMoreThanTheirSum() {
    int one = score("Danilo Barrera", "BARRERA, Daniel").value();
    int two = score("Danilo Baracca", "BARRERA, Daniel").value();
    int alone = score("Daniel Baracca", "BARRERA, Daniel").value();
    assertThat(10_000 - two).isGreaterThan(10_000 - one + 10_000 - alone);
  }
}

package org.entente.screen.name.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.entente.screen.name.Labelled;
import org.junit.jupiter.api.Test;

class TreasurySearchTest {
  private static long shown(String query, String listed) {
    return Math.round(100 * TreasurySearch.score(query, listed));
  }

  @Test
  void jaroGivesThePublishedCheckValues() {
    assertThat(TreasurySearch.jaro("MARTHA", "MARHTA")).isCloseTo(.9444, within(.0001));
    assertThat(TreasurySearch.jaro("DWAYNE", "DUANE")).isCloseTo(.8222, within(.0001));
    assertThat(TreasurySearch.jaro("DIXON", "DICKSONX")).isCloseTo(.7667, within(.0001));
    assertThat(TreasurySearch.jaro("ABC", "XYZ")).isZero();
  }

  @Test
  void signsInsideAWordVanishAndOthersPartWords() {
    assertThat(TreasurySearch.tokens("O'Brien, J.P. Bashir-Ud-Din"))
        .containsExactly("OBRIEN", "JP", "BASHIR", "UD", "DIN");
  }

  @Test
  void knownScoresComeOut() {
    assertThat(shown("VLADIMIR PUTIN", "VLADIMIR BILIY")).isEqualTo(89);
    assertThat(shown("PUTIN VLADIMIR", "VLADIMIR BILIY")).isEqualTo(50);
    assertThat(shown("KIM JONG UN", "KIM, Yo Jong")).isEqualTo(100);
    assertThat(shown("KIM JONG UN", "KIL, Jong Hun")).isEqualTo(93);
    assertThat(shown("Z", "ZOLLNER")).isEqualTo(74);
    assertThat(shown("Владимир Путин", "PUTIN, Vladimir")).isZero();
  }

  @Test
  void meanDistanceToTheLiveToolIsUnderOneAndAHalfPoints() {
    List<String> lines = Labelled.lines("eval/ofac_fixtures_dev.csv");
    double sum = 0;
    int count = 0;
    int within5 = 0;
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Labelled.cells(line);
      int live = Integer.parseInt(cells.get(2));
      long ours = shown(cells.get(0), cells.get(1));
      if (live >= 0) {
        sum += Math.abs(ours - live);
        within5 += Math.abs(ours - live) <= 5 ? 1 : 0;
        count++;
      }
    }
    System.out.printf(
        "treasury parity: mean error %.2f, within five %d of %d%n", sum / count, within5, count);
    assertThat(sum / count).isLessThanOrEqualTo(1.5);
  }
}

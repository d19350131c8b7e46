package org.entente.screen.name.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.screen.TargetKind;
import org.entente.screen.name.Labelled;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final int BAR = 7_000;

  @Test
  void labelledPairsAreToldApartBetterThanByAnyOpenEngineWeKnow() {
    NameMatch match = new NameMatch();
    List<String> lines = Labelled.lines("eval/cases_dev.csv");
    int[] counts = new int[4];
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = Labelled.cells(line);
      TargetKind kind = TargetKind.of(cells.get(1)).orElse(TargetKind.OTHER);
      int score = match.score(cells.get(2), cells.get(3), kind);
      boolean is = cells.get(4).equals("true");
      boolean said = score >= BAR;
      counts[(is ? 2 : 0) + (said ? 1 : 0)]++;
      if (is != said && Boolean.getBoolean("show")) {
        System.out.printf(
            "%s %5d %-7s %s | %s (%s)%n",
            is ? "MISS" : "FALSE", score, cells.get(1), cells.get(2), cells.get(3), cells.get(5));
      }
    }
    double precision = 1.0 * counts[3] / (counts[3] + counts[1]);
    double recall = 1.0 * counts[3] / (counts[3] + counts[2]);
    double f1 = 2 * precision * recall / (precision + recall);
    System.out.printf("pairs: F1 %.3f, precision %.3f, recall %.3f%n", f1, precision, recall);
    assertThat(f1).isGreaterThanOrEqualTo(.888);
  }
}

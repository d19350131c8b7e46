package org.entente.watch.overflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Every state and every error code that the authors of AIAA 2006-6753 published.
class Sgp4VerificationTest {
  private record Row(double minutes, List<Double> state) {}

  private record Block(String object, List<Row> rows) {}

  private static List<Block> published() {
    List<Block> blocks = new ArrayList<>();
    for (String line : RealSpace.text("tcppver.out.gz").lines().toList()) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length == 2 && words[1].equals("xx")) {
        blocks.add(new Block(words[0], new ArrayList<>()));
      } else if (words.length >= 7) {
        List<Double> state =
            Arrays.stream(words).skip(1).limit(6).map(Double::parseDouble).toList();
        blocks.getLast().rows.add(new Row(Double.parseDouble(words[0]), state));
      }
    }
    return blocks;
  }

  private static List<ElementSet> sets() {
    return Tle.read(RealSpace.text("SGP4-VER.TLE"), "SGP4-VER.TLE", Doubts.listed());
  }

  @Test
  void everyPublishedStateIsReached() {
    List<Block> blocks = published();
    List<ElementSet> sets = sets();
    assertThat(sets).hasSameSizeAs(blocks);
    int compared = 0;
    double worstKm = 0;
    double worstSpeed = 0;
    double[] state = new double[6];
    for (int i = 0; i < sets.size(); i++) {
      assertThat(sets.get(i).object()).isEqualTo(blocks.get(i).object);
      if (sets.get(i).object().equals("33334")) {
        continue; // its one row is the state of a failed initialisation
      }
      Sgp4 propagator = sets.get(i).propagator();
      for (Row row : blocks.get(i).rows) {
        assertThat(propagator.propagate(row.minutes, state)).isZero();
        for (int k = 0; k < 3; k++) {
          worstKm = Math.max(worstKm, Math.abs(state[k] - row.state.get(k)));
          worstSpeed = Math.max(worstSpeed, Math.abs(state[k + 3] - row.state.get(k + 3)));
        }
        compared++;
      }
    }
    assertThat(compared).isEqualTo(666);
    assertThat(worstKm).isLessThan(2e-7);
    assertThat(worstSpeed).isLessThan(2e-9);
  }

  @Test
  void everyPublishedErrorComesAtItsMinute() {
    Map<String, double[]> expected =
        Map.of(
            "22312", new double[] {494.2028672, 1},
            "28350", new double[] {1560, 1},
            "28872", new double[] {55, 6},
            "29141", new double[] {440, 6},
            "33333", new double[] {25, 4},
            "33334", new double[] {0, 3});
    List<String> seen = new ArrayList<>();
    for (ElementSet set : sets()) {
      double[] error = expected.get(set.object());
      if (error != null) {
        seen.add(set.object());
        assertThat(set.propagator().propagate(error[0], new double[6]))
            .as(set.object())
            .isEqualTo((int) error[1]);
      }
    }
    assertThat(seen).hasSize(expected.size());
    ElementSet far = sets().stream().filter(s -> s.object().equals("20413")).toList().getLast();
    assertThat(far.propagator().propagate(1844345, new double[6])).isEqualTo(6);
  }

  /// A propagator that remembers its last answer is wrong when time goes back.
  @Test
  void theOrderOfQuestionsChangesNothing() {
    for (ElementSet set : sets()) {
      double[] first = new double[6];
      double[] again = new double[6];
      Sgp4 propagator = set.propagator();
      int error = propagator.propagate(-1000, first);
      propagator.propagate(5000, again);
      propagator.propagate(0, again);
      assertThat(propagator.propagate(-1000, again)).isEqualTo(error);
      if (error == 0) {
        assertThat(again).containsExactly(first);
      }
    }
  }

  @Test
  void aWrongChecksumIsListed() {
    Doubts doubts = Doubts.listed();
    Tle.read(RealSpace.text("SGP4-VER.TLE"), "ver", doubts);
    assertThat(doubts.all()).hasSize(5).allMatch(d -> d.contains("checksum"));
  }
}

package org.entente.watch.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;

/// Tables in the OECD's shape, ways through the chain, and years.
class PathsTest {
  private static final int REGIONS = 3;
  private static final int SECTORS = 2;
  private static final int N = REGIONS * SECTORS;
  private static final List<String> CODES = List.of("JPN", "KOR", "CHN");
  private static final List<String> INDUSTRIES = List.of("A01_02", "C10T12");

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Made(double[][] z, double[] f) {
    static Made of(Random random) {
      double[][] z = new double[N][N];
      double[] f = new double[N];
      for (int i = 0; i < N; i++) {
        f[i] = 20 + random.nextInt(50);
        for (int j = 0; j < N; j++) {
          z[i][j] = random.nextInt(3) == 0 ? 0 : random.nextInt(10);
        }
      }
      return new Made(z, f);
    }

    String ours() {
      StringBuilder text = new StringBuilder("C\tJPN,KOR,CHN\n");
      for (int i = 0; i < N; i++) {
        text.append("F\t").append(i).append("\t0\t").append(f[i]).append("\nX\t").append(i);
        text.append("\t1\n");
        for (int j = 0; j < N; j++) {
          text.append("Z\t%d\t%d\t%s%n".formatted(i, j, z[i][j]));
        }
      }
      return text.toString();
    }

    static String label(int i) {
      return CODES.get(i / SECTORS) + "_" + INDUSTRIES.get(i % SECTORS);
    }

    /// As published: industries, final demand of several kinds, the output; below them taxes,
    /// value added, output.
    String oecd() {
      StringBuilder text = new StringBuilder("V1");
      for (int i = 0; i < N; i++) {
        text.append(',').append(label(i));
      }
      text.append(",JPN_HFCE,KOR_GFCF,CHN_INVNT,OUT\r\n");
      for (int i = 0; i < N; i++) {
        text.append(label(i));
        double sum = f[i];
        for (int j = 0; j < N; j++) {
          text.append(',').append(z[i][j]);
          sum += z[i][j];
        }
        text.append(",%s,%s,%s,%s\r\n".formatted(f[i] - 3, 5.0, -2.0, sum));
      }
      return text.append("TLS,1,1,1,1,1,1,1,1,1,9\r\nVA,1,1,1,1,1,1,1,1,1,9\r\nOUT\r\n").toString();
    }
  }

  @Test
  void aTableOfTheOecdIsTheSameTable() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int k = 0; k < 50; k++) {
      Made made = Made.of(random);
      WorldTable ours = TableReader.parse(made.ours(), "ours");
      WorldTable oecd = TableReader.parse(made.oecd(), "oecd");
      assertThat(oecd.regions()).isEqualTo(ours.regions());
      Exposure one = Exposure.of(ours, 1, Set.of(2), List.of(1, 2));
      Exposure other = Exposure.of(oecd, 1, Set.of(2), List.of(1, 2));
      assertThat(other.lookThrough())
          .as("seed " + seed)
          .isCloseTo(one.lookThrough(), within(1e-12));
      assertThat(other.faceValue()).as("seed " + seed).isCloseTo(one.faceValue(), within(1e-12));
    }
  }

  @Test
  void aTableThatIsDamagedIsRefusedWithItsLine() {
    String oecd = Made.of(new Random(1)).oecd();
    assertThatThrownBy(
            () -> TableReader.parse(oecd.replaceFirst("KOR_A01_02,[0-9.]+", "KOR_A01_02,x"), "o"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 4")
        .hasMessageContaining("JPN_A01_02");
    assertThatThrownBy(() -> TableReader.parse(oecd.replace(",OUT", ",OUT,MORE"), "o"))
        .hasMessageContaining("not as many cells");
    assertThatThrownBy(() -> TableReader.parse(oecd.replace("CHN_C10T12", "CHN_C99"), "o"))
        .hasMessageContaining("not the same industries");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(oecd);
      damaged.setCharAt(random.nextInt(damaged.length()), (char) (9 + random.nextInt(110)));
      try {
        TableReader.parse(damaged.toString(), "damaged");
      } catch (BadInput e) {
        assertThat(e.nextStep()).as("seed " + seed).isNotEmpty();
      }
    }
  }

  /// Every way that still brings something, by going all of them.
  private static void walk(
      WorldTable table, double[][] a, List<Integer> way, double weight, List<Paths.Way> all) {
    int last = way.getLast();
    if (table.regionOf(last) == 2) {
      all.add(new Paths.Way(way, weight));
    }
    for (int i = 0; i < N; i++) {
      if (weight * a[i][last] > 1e-8) {
        List<Integer> longer = new ArrayList<>(way);
        longer.add(i);
        walk(table, a, longer, weight * a[i][last], all);
      }
    }
  }

  @Test
  void theLargestWaysAreThoseThatGoingAllOfThemFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int k = 0; k < 20; k++) {
      Made made = Made.of(random);
      WorldTable table = TableReader.parse(made.ours(), "ours");
      double[][] a = new double[N][N];
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          a[i][j] = made.z()[i][j] / table.output(j);
        }
      }
      Paths paths = Paths.of(table, 1, Set.of(2), List.of(1, 2), 15);
      double all = 0;
      List<Paths.Way> slow = new ArrayList<>();
      double[] ones = new double[3 * N];
      Arrays.fill(ones, 1);
      double[] through = table.upstream(ones);
      for (int j = SECTORS; j < 2 * SECTORS; j++) {
        all += table.demand(j) * through[3 * j];
      }
      for (int j = SECTORS; j < 2 * SECTORS; j++) {
        walk(table, a, List.of(j), table.demand(j) / all, slow);
      }
      slow.sort(Comparator.comparingDouble(Paths.Way::share).reversed());
      assertThat(paths.isComplete()).isTrue();
      assertThat(paths.ways()).hasSize(15);
      for (int i = 0; i < Math.min(15, slow.size()); i++) {
        assertThat(paths.ways().get(i).share())
            .as("seed " + seed + " way " + i)
            .isCloseTo(slow.get(i).share(), within(1e-12));
      }
      assertThat(paths.total())
          .isCloseTo(Exposure.of(table, 1, Set.of(2), List.of(1, 2)).lookThrough(), within(1e-12));
      assertThat(paths.remainder()).isPositive();
    }
  }

  @Test
  void aTrendIsNotMovedByOneOddYear() {
    List<Trend.Year> years = new ArrayList<>();
    double[] shares = {0.10, 0.12, 0.14, 0.90, 0.18};
    for (int i = 0; i < shares.length; i++) {
      years.add(new Trend.Year(2000 + i, new Exposure(shares[i], 0, 0, List.of())));
    }
    Trend trend = new Trend(years);
    assertThat(trend.slope()).isCloseTo(0.02, within(1e-9));
    assertThat(trend.change()).isCloseTo(0.08, within(1e-9));
  }
}

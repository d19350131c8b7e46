package org.entente.watch.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class WorldTableTest {
  private static final int REGIONS = 4;
  private static final int SECTORS = 3;
  private static final int N = REGIONS * SECTORS;

  private static final class Made {
    final WorldTable table;
    final double[][] z;
    final double[] f;
    final double[] x;

    Made(WorldTable table, double[][] z, double[] f, double[] x) {
      this.table = table;
      this.z = z;
      this.f = f;
      this.x = x;
    }

    static Made of(Random random) {
      double[][] z = new double[N][N];
      double[] f = new double[N];
      double[] x = new double[N];
      StringBuilder text = new StringBuilder("# made\nC\tAAA,BBB,CCC,DDD\n");
      for (int i = 0; i < N; i++) {
        f[i] = 20 + random.nextInt(100);
        x[i] = f[i];
        text.append("F\t").append(i).append("\t0\t").append(f[i]).append('\n');
        for (int j = 0; j < N; j++) {
          if (random.nextInt(3) > 0) {
            z[i][j] = random.nextInt(8);
            x[i] += z[i][j];
            text.append("Z\t").append(i).append('\t').append(j).append('\t').append(z[i][j]);
            text.append('\n');
          }
        }
        text.append("X\t").append(i).append("\t7\n");
      }
      return new Made(TableReader.parse(text.toString(), "made"), z, f, x);
    }

    double[][] byBuyer(WorldTable.Scale scale) {
      double[][] a = new double[N][N];
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          a[i][j] = z[i][j] / x[j] * scale.of(i, j);
        }
      }
      return a;
    }

    double[][] bySeller(WorldTable.Scale scale) {
      double[][] b = new double[N][N];
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          b[i][j] = z[i][j] / x[i] * scale.of(i, j);
        }
      }
      return b;
    }
  }

  @Test
  void exposureIsThatOfTheWholeInverse() {
    Random random = new Random(2011);
    for (int round = 0; round < 200; round++) {
      Made made = Made.of(random);
      double[][] l = Dense.inverse(Dense.identityLess(made.byBuyer(WorldTable.Scale.NONE)));
      List<Integer> sectors = round % 2 == 0 ? List.of(1, 2, 3) : List.of(2);
      Exposure found = Exposure.of(made.table, 0, Set.of(1, 3), sectors);
      double through = 0;
      double own = 0;
      double face = 0;
      double all = 0;
      for (int s : sectors) {
        int j = s - 1;
        for (int i = 0; i < N; i++) {
          boolean in = i / SECTORS == 1 || i / SECTORS == 3;
          through += in ? made.f[j] * l[i][j] : 0;
          own += i / SECTORS == 0 ? made.f[j] * l[i][j] : 0;
          face += in ? made.f[j] * made.z[i][j] / made.x[j] : 0;
          all += made.f[j] * l[i][j];
        }
      }
      assertThat(found.lookThrough()).isCloseTo(through / all, within(1e-9));
      assertThat(found.faceValue()).isCloseTo(face / all, within(1e-9));
      assertThat(found.foreign()).isCloseTo(1 - own / all, within(1e-9));
    }
  }

  @Test
  void aCutIsThatOfTheWholeInverse() {
    Random random = new Random(1958);
    for (int round = 0; round < 200; round++) {
      Made made = Made.of(random);
      double share = random.nextDouble();
      WorldTable.Scale scale = (i, j) -> i / SECTORS == 2 && j / SECTORS == 0 ? 1 - share : 1;
      WhatIf found = WhatIf.of(made.table, Map.of(2, share), 0);
      double[][] l = Dense.inverse(Dense.identityLess(made.byBuyer(scale)));
      double[][] g = Dense.inverse(Dense.identityLess(made.bySeller(scale)));
      double called = 0;
      double pushed = 0;
      for (int i = 0; i < N; i++) {
        double mine = 0;
        double through = 0;
        for (int j = 0; j < N; j++) {
          mine += l[i][j] * made.f[j];
          double v = made.x[j];
          for (int k = 0; k < N; k++) {
            v -= made.z[k][j];
          }
          through += v * g[j][i];
        }
        called += made.x[i] - mine;
        pushed += made.x[i] - through;
      }
      assertThat(found.demand().total()).isCloseTo(called, within(1e-7));
      assertThat(found.supply().total()).isCloseTo(pushed, within(1e-7));
      assertThat(found.supply().loss().get("AAA")).isNotNegative();
    }
  }

  @Test
  void sharesOfAllRegionsAddUpToOneOnTheRealTable() throws IOException {
    Path path = Path.of("..", "..", "shared", "data", "watch", "supply", "wiot_2011.tsv.gz");
    Assumptions.assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path);
    WorldTable table = TableReader.read(path);
    assertThat(table.regions()).hasSize(41);
    assertThat(table.sectors()).isEqualTo(35);
    List<Integer> sectors = IntStream.rangeClosed(1, 35).boxed().toList();
    int korea = table.region("KOR");
    double sum = 0;
    for (int region = 0; region < 41; region++) {
      sum += Exposure.of(table, korea, Set.of(region), sectors).lookThrough();
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
    Exposure china = Exposure.of(table, korea, Set.of(table.region("CHN")), sectors);
    assertThat(china.lookThrough()).isGreaterThan(china.faceValue());
    double own = Exposure.of(table, korea, Set.of(korea), sectors).lookThrough();
    assertThat(china.foreign()).isCloseTo(1 - own, within(1e-12));
    WhatIf cut = WhatIf.of(table, Map.of(table.region("CHN"), 1.0), korea);
    assertThat(cut.supply().loss().get("KOR"))
        .as("the buyer's loss shows on the supply side")
        .isGreaterThan(cut.demand().loss().get("KOR"));
    assertThat(cut.demand().loss().get("CHN"))
        .as("the supplier's loss shows on the demand side")
        .isGreaterThan(cut.demand().loss().get("KOR"));
  }

  @Test
  void brokenTablesAreRefusedWithTheirLine() {
    assertThatThrownBy(() -> TableReader.parse("C\tA,B\nZ\t0\tx\t1\n", "t"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> TableReader.parse("C\tA,B\nX\t0\t1\n", "t"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("divide");
    String feeds = "C\tA\nZ\t0\t0\t-5\nF\t0\t0\t2\nX\t0\t1\n";
    assertThat(TableReader.parse(feeds, "t").output(0)).isEqualTo(-3);
  }
}

package org.entente.watch.warning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Areas that have a point in common, and those that have none.
class ShapeTest {
  private static boolean meet(String one, String other) {
    boolean meets = shape(one).meets(shape(other));
    assertThat(shape(other).meets(shape(one))).isEqualTo(meets);
    return meets;
  }

  private static Shape shape(String text) {
    return Shape.circle(text).or(() -> Shape.polygon(text)).orElseThrow();
  }

  @Test
  void areasMeetWhereverTheyLie() {
    String square = "35,139 35,140 36,140 36,139 35,139";
    assertThat(meet(square, "35.4,139.4 35.4,139.6 35.6,139.6 35.4,139.4")).isTrue();
    assertThat(meet(square, "36,140 36,141 37,141 36,140")).isTrue();
    assertThat(meet(square, "36.1,140.1 36.1,141 37,141 36.1,140.1")).isFalse();
    assertThat(meet(square, "35.5,139.5 0")).isTrue();
    assertThat(meet(square, "37,139.5 100")).isFalse();
    assertThat(meet(square, "37,139.5 112")).isTrue();
    assertThat(meet("0,0 100", "0,2 100")).isFalse();
    assertThat(meet("0,0 112", "0,2 112")).isTrue();
  }

  @Test
  void areasMeetAcrossTheDateLine() {
    String across = "50,179 52,179 52,-179 50,-179 50,179";
    assertThat(meet(across, "51,-179.5 10")).isTrue();
    assertThat(meet(across, "51,179.5 10")).isTrue();
    assertThat(meet(across, "51,0 10")).isFalse();
    assertThat(meet(across, "51,-179.5 51.5,-179.5 51.5,-178 51,-179.5")).isTrue();
    assertThat(meet("51,179.9 20", "51,-179.9 20")).isTrue();
    assertThat(shape(across).text()).isEqualTo(across);
  }

  /// Triangles against the separating axis theorem: they are apart exactly if a line along one of
  /// the six edges lies between.
  @Test
  void trianglesMeetUnlessALineSeparatesThem() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int met = 0;
    for (int round = 0; round < 6_000; round++) {
      double[][] a = triangle(random);
      double[][] b = triangle(random);
      boolean isApart = separates(a, b) || separates(b, a);
      assertThat(shape(text(a)).meets(shape(text(b))))
          .as("seed %s: %s / %s", seed, text(a), text(b))
          .isEqualTo(!isApart);
      met += isApart ? 0 : 1;
    }
    assertThat(met).isBetween(600, 5_400);
  }

  private static double[][] triangle(Random random) {
    double x = random.nextInt(12);
    double y = random.nextInt(12);
    double[][] points = new double[3][];
    do {
      for (int i = 0; i < 3; i++) {
        points[i] = new double[] {x + random.nextInt(5), y + random.nextInt(5)};
      }
    } while (side(points[0], points[1], points[2]) == 0);
    return points;
  }

  private static double side(double[] a, double[] b, double[] c) {
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  }

  private static boolean separates(double[][] a, double[][] b) {
    for (int i = 0; i < 3; i++) {
      double inner = side(a[i], a[(i + 1) % 3], a[(i + 2) % 3]);
      boolean isApart = true;
      for (double[] point : b) {
        isApart &= side(a[i], a[(i + 1) % 3], point) * inner < 0;
      }
      if (isApart) {
        return true;
      }
    }
    return false;
  }

  private static String text(double[][] points) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i <= 3; i++) {
      double[] p = points[i % 3];
      all.add(String.format(Locale.ROOT, "%.1f,%.1f", p[1], p[0]));
    }
    return String.join(" ", all);
  }
}

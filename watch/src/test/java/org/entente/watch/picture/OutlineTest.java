package org.entente.watch.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutlineTest {
  private static final int CASES = 100;

  private static Place.Point random(Random random, double mostLat) {
    return new Place.Point(
        (2 * random.nextDouble() - 1) * mostLat, 360 * random.nextDouble() - 180);
  }

  private static boolean isOnTheCut(Place.Point point) {
    return Math.abs(Math.abs(point.lon()) - 180) < 1e-9;
  }

  @Test
  void aCircleIsAsFarFromItsCentreEverywhere() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Place.Point centre = random(random, 75);
      double radius = 1 + 1_000_000 * random.nextDouble();
      List<List<Place.Point>> outlines = Outline.circle(centre, radius);
      assertThat(outlines).as("seed " + seed).hasSizeBetween(1, 2);
      for (List<Place.Point> outline : outlines) {
        assertThat(outline.getFirst()).isEqualTo(outline.getLast());
        for (Place.Point point : outline) {
          assertThat(Math.abs(point.lon())).isLessThanOrEqualTo(180);
          if (!isOnTheCut(point)) {
            assertThat(Outline.metres(centre, point))
                .as("seed " + seed)
                .isCloseTo(radius, within(0.01 + radius * 1e-7));
          }
        }
      }
    }
  }

  @Test
  void fromTheEdgeOfAReachTheWayIsExactlyThatLong() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Place.Point first = random(random, 60);
      Place.Point last =
          Outline.away(first, 7 * random.nextDouble(), 500_000 * random.nextDouble());
      double reach = Outline.metres(first, last) + 1 + 800_000 * random.nextDouble();
      List<List<Place.Point>> outlines = Outline.reach(first, last, reach);
      assertThat(outlines).as("seed " + seed).isNotEmpty();
      outlines.stream()
          .flatMap(List::stream)
          .filter(point -> !isOnTheCut(point))
          .forEach(
              point ->
                  assertThat(Outline.metres(first, point) + Outline.metres(point, last))
                      .as("seed " + seed)
                      .isCloseTo(reach, within(0.5)));
    }
  }

  @Test
  void whatCantBeDrawnHasNoOutline() {
    Place.Point seoul = new Place.Point(37.5, 127);
    assertThat(Outline.circle(seoul, Double.NaN)).isEmpty();
    assertThat(Outline.circle(seoul, 0)).isEmpty();
    assertThat(Outline.circle(new Place.Point(89, 0), 500_000)).as("around a pole").isEmpty();
    assertThat(Outline.reach(seoul, new Place.Point(35, 129), 10_000))
        .as("too short a way")
        .isEmpty();
  }

  @Test
  void acrossTheDateLineThereAreTwoOutlinesThatMeetThere() {
    List<List<Place.Point>> outlines = Outline.circle(new Place.Point(10, 179.9), 100_000);
    assertThat(outlines).hasSize(2);
    assertThat(outlines.get(0).stream().anyMatch(OutlineTest::isOnTheCut)).isTrue();
    assertThat(outlines.get(1).stream().anyMatch(OutlineTest::isOnTheCut)).isTrue();
  }
}

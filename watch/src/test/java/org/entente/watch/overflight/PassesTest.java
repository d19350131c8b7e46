package org.entente.watch.overflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PassesTest {
  private static List<ElementSet> malligyong() {
    return Tle.read(RealSpace.text("malligyong1_two_sets.tle"), "m", Doubts.refused());
  }

  private static List<Site> sites() {
    return Sites.parse(RealSpace.text("sites_sample.csv"), "sites");
  }

  @Test
  void passesOverThreeCapitalsAreThoseOfAnIndependentBruteForce() {
    JsonNode expected = new JsonMapper().readTree(RealSpace.text("expected_passes.json"));
    Passes.Found found =
        Passes.over(
            sites(),
            malligyong().subList(1, 2),
            Julian.of(Instant.parse(expected.get("from").asString())),
            Julian.of(Instant.parse(expected.get("to").asString())),
            new Passes.Limits(expected.get("limit").asDouble(), 10));
    List<Pass> passes =
        found.passes().stream()
            .sorted(Comparator.comparing((Pass p) -> p.site().id()).thenComparing(Pass::closest))
            .toList();
    List<JsonNode> rows = new ArrayList<>();
    expected.get("passes").forEach(rows::add);
    rows.sort(
        Comparator.comparing((JsonNode n) -> n.get("site").asString())
            .thenComparing(n -> n.get("closest").asString()));
    assertThat(passes).hasSameSizeAs(rows).isNotEmpty();
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      Pass pass = passes.get(i);
      assertThat(pass.site().id()).isEqualTo(row.get("site").asString());
      near(pass.open(), row.get("open").asString());
      near(pass.closest(), row.get("closest").asString());
      near(pass.close(), row.get("close").asString());
      assertThat(pass.offNadir()).isCloseTo(row.get("off_nadir_deg").asDouble(), within(0.002));
      assertThat(pass.elevation()).isCloseTo(row.get("elevation_deg").asDouble(), within(0.002));
      assertThat(pass.rangeKm()).isCloseTo(row.get("range_km").asDouble(), within(0.01));
      assertThat(pass.sun()).isCloseTo(row.get("sun_deg").asDouble(), within(0.02));
    }
  }

  private static void near(Julian time, String text) {
    long off = Duration.between(time.instant(), Instant.parse(text)).toMillis();
    assertThat(Math.abs(off)).as(text).isLessThan(30);
  }

  /// Every moment of a one-second grid that is in view lies in a window, and every window holds
  /// nothing but moments in view: low, eccentric and geostationary orbits, any limit.
  @Test
  void aFineGridFindsNothingMore() {
    long seed = 20261125;
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      double motion = List.of(15.2, 14.2, 12.6, 2.006, 1.0027).get(round % 5);
      double e = motion == 2.006 ? 0.7 : round % 3 * 0.004;
      Elements elements =
          new Elements(
              random.nextDouble(180),
              random.nextDouble(360),
              e,
              random.nextDouble(360),
              random.nextDouble(360),
              motion,
              1e-5);
      ElementSet set = new ElementSet("1", "", "", Julian.startOfYear(2024, 160), elements, "made");
      Site site =
          new Site(
              "s",
              "",
              random.nextDouble(-90, 90),
              random.nextDouble(-180, 180),
              0,
              "KR",
              java.time.LocalDate.EPOCH);
      double limit = random.nextDouble(2, 70);
      View view = new View(set, set.propagator(), site);
      double to = motion > 10 ? 600 : 1500;
      List<PassSearch.Window> windows = new PassSearch(view, motion, limit, 0, to).windows();
      String what = "seed " + seed + " round " + round + " limit " + limit;
      for (double t = 0; t <= to; t += 1.0 / 60) {
        boolean isInView = view.look(t) && view.offNadir <= limit && view.elevation >= 0;
        double moment = t;
        boolean isCovered =
            windows.stream().anyMatch(w -> w.open() <= moment && moment <= w.close());
        assertThat(isCovered).as(what + " at minute " + t).isEqualTo(isInView);
      }
      windows.forEach(window -> nothingIsCloser(view, window, what));
    }
  }

  /// On the same grid no moment of a window is nearer than what is told as its closest.
  private static void nothingIsCloser(View view, PassSearch.Window window, String what) {
    assertThat(view.look(window.closest())).as(what).isTrue();
    double least = view.rangeKm;
    for (double t = window.open(); t <= window.close(); t += 1.0 / 60) {
      assertThat(view.look(t)).as(what).isTrue();
      assertThat(view.rangeKm).as(what + " at minute " + t).isGreaterThan(least - 1e-5);
    }
  }

  /// Raised by 9 km, as in February 2024: no drag does that.
  @Test
  void aRaisedOrbitIsAManoeuvreAndVoidsWhatWasPredicted() {
    ElementSet older = malligyong().getFirst();
    Elements e = older.elements();
    double raised = e.meanMotion() * Math.pow(6878.0 / 6887.0, 1.5);
    ElementSet newer =
        new ElementSet(
            older.object(),
            "",
            "",
            older.epoch().plusMinutes(3 * 1440),
            new Elements(
                e.inclination(),
                e.node() + 3,
                e.eccentricity(),
                e.perigee(),
                e.meanAnomaly(),
                raised,
                e.bstar()),
            "made");
    List<Manoeuvres.Interval> intervals = Manoeuvres.intervals(List.of(older, newer));
    assertThat(intervals.getFirst().verdict()).isEqualTo(Manoeuvres.Verdict.MANOEUVRE);
    Manoeuvres.Event event = Manoeuvres.events(intervals).getFirst();
    assertThat(event.deltaV()).isBetween(4.0, 6.0);
    Passes.Found found =
        Passes.over(
            sites(),
            List.of(older, newer),
            newer.epoch(),
            newer.epoch().plusMinutes(1440),
            new Passes.Limits(45, 10));
    assertThat(found.voids()).extracting(Passes.Overtaken::set).containsExactly(older);
    assertThat(found.passes()).allMatch(pass -> pass.set().equals(newer));
  }

  @Test
  void theRealSatelliteDidNotManoeuvreBetweenItsTwoSets() {
    List<Manoeuvres.Interval> intervals = Manoeuvres.intervals(malligyong());
    assertThat(intervals).hasSize(1);
    Manoeuvres.Interval interval = intervals.getFirst();
    assertThat(interval.verdict()).isEqualTo(Manoeuvres.Verdict.NATURAL);
    assertThat(interval.positionKm()).isCloseTo(10.7, within(0.05));
    assertThat(interval.timingSeconds()).isCloseTo(-1.4, within(0.05));
  }
}

package org.entente.watch.ships;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.watch.ships.Event.Kind;
import org.entente.watch.ships.Event.State;
import org.entente.watch.ships.made.MadeSea;
import org.junit.jupiter.api.Test;

class ShipEventsTest {
  private static final long HOUR = 3_600_000L;

  /// How often each rule is right on a made sea. Real tracks with the truth beside them are not
  /// public; these figures only show that the rules do what they say.
  @Test
  void everyRuleFindsWhatWasPutIntoASyntheticSeaAndLittleElse() {
    long seed = Long.getLong("entente.seed", 9L);
    MadeSea sea = new MadeSea(seed, 12);
    List<Event> events = ShipEvents.of(sea.log(), List.of(), 20);
    Map<Kind, int[]> tally = new EnumMap<>(Kind.class);
    List<Event> right = new ArrayList<>();
    for (MadeSea.Truth truth : sea.truths()) {
      int[] counts = tally.computeIfAbsent(truth.kind(), _ -> new int[4]);
      counts[0]++;
      List<Event> hits = events.stream().filter(truth::isMet).toList();
      if (hits.isEmpty()) {
        System.out.println("missed: " + truth);
      } else {
        counts[1]++;
        right.addAll(hits);
        boolean isSure = hits.stream().anyMatch(event -> event.state() == State.SURE);
        counts[3] += isSure == truth.isSure() ? 1 : 0;
      }
    }
    for (Event event : events) {
      if (!right.contains(event)) {
        tally.computeIfAbsent(event.kind(), _ -> new int[4])[2]++;
        assertThat(event.state()).as("false %s, seed %d", event, seed).isEqualTo(State.UNSURE);
      }
    }
    System.out.println("synthetic sea, seed " + seed + ": kind, put in, found, false, state right");
    tally.forEach(
        (kind, n) ->
            System.out.println(kind.text() + " " + n[0] + " " + n[1] + " " + n[2] + " " + n[3]));
    tally.forEach(
        (kind, n) -> {
          assertThat(n[1])
              .as("recall of %s, seed %d", kind, seed)
              .isGreaterThanOrEqualTo(n[0] * 9 / 10);
          assertThat(n[2])
              .as("false %s, seed %d", kind, seed)
              .isLessThanOrEqualTo(mostFalse(kind, n[0]));
        });
  }

  /// Silences by lost reports are gaps, and a name that was garbled once is told twice: as it
  /// changes, and as it changes back. Both are told as unsure.
  private static int mostFalse(Kind kind, int put) {
    return switch (kind) {
      case GAP -> put / 2;
      case IDENTITY -> put * 2 / 3;
      case ENCOUNTER, LOITERING, JUMP, SHARED_ID, PORT_VISIT -> put / 10;
    };
  }

  private static ShipLog track(double... hoursLatLon) {
    ShipLog log = new ShipLog();
    for (int i = 0; i < hoursLatLon.length; i += 3) {
      log.place(
          211_000_001,
          MadeSea.BEGIN + (long) (hoursLatLon[i] * HOUR),
          hoursLatLon[i + 1],
          hoursLatLon[i + 2],
          10f,
          0);
    }
    return log;
  }

  private static List<Fixes> segments(ShipLog log) {
    return Segments.of(log.fixes().values().iterator().next());
  }

  @Test
  void aSegmentTakesWhatSixtyKnotsCanReachAndEndsAfterADay() {
    assertThat(segments(track(0, 35, 140, 1, 35.99, 140))).hasSize(1);
    assertThat(segments(track(0, 35, 140, 1, 36.02, 140))).hasSize(2);
    assertThat(segments(track(0, 35, 140, 23.9, 35, 140))).hasSize(1);
    assertThat(segments(track(0, 35, 140, 24.1, 35, 140))).hasSize(2);
  }

  @Test
  void aCopyFromAnotherReceiverIsDropped() {
    assertThat(segments(track(0, 35, 140, 0.01, 35, 140)).getFirst().count()).isEqualTo(1);
    assertThat(segments(track(0, 35, 140, 0.02, 35, 140)).getFirst().count()).isEqualTo(2);
  }

  @Test
  void aGapNeedsSixHoursAndSuresTwelve() {
    for (double hours : new double[] {5.9, 6.1, 11.9, 12.1, 30}) {
      ShipLog log = new ShipLog();
      for (int i = 0; i < 100; i++) {
        log.place(211_000_001, MadeSea.BEGIN + i * HOUR / 6, 35, 140 + i * 1e-3, 10f, 0);
      }
      long back = MadeSea.BEGIN + 99 * HOUR / 6 + (long) (hours * HOUR);
      log.place(211_000_001, back, 35.1, 140, 10f, 0);
      List<Event> events = ShipEvents.of(log, List.of(), 20);
      if (hours < 6) {
        assertThat(events).isEmpty();
      } else {
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().state()).isEqualTo(hours > 12 ? State.SURE : State.UNSURE);
      }
    }
  }

  @Test
  void portsThatCannotBeReachedWithinAGapAreNotNamed() {
    ShipLog log = track(0, 42.25, 130.4, 12, 42.7, 133.1);
    List<Port> ports =
        List.of(
            new Port("Rajin", 42.24, 130.3),
            new Port("Vostochny", 42.74, 133.08),
            new Port("Tokyo", 35.6, 139.8));
    assertThat(ShipEvents.of(log, ports, 20).getFirst().calls())
        .containsExactlyInAnyOrder("Rajin", "Vostochny");
  }

  @Test
  void tracksGoOnAcrossTheDateLine() {
    ShipLog log = new ShipLog();
    for (int i = 0; i < 60; i++) {
      for (int ship = 0; ship < 2; ship++) {
        double lon = 179.99 + i * 3e-4;
        log.place(
            211_000_001 + ship,
            MadeSea.BEGIN + i * HOUR / 12,
            35 + ship * 0.002,
            lon > 180 ? lon - 360 : lon,
            0.3f,
            0);
      }
    }
    List<Event> events = ShipEvents.of(log, List.of(), 20);
    assertThat(events).extracting(Event::kind).containsExactly(Kind.ENCOUNTER);
  }

  @Test
  void aNumberThatIsEverywhereAtOnceIsJudgedInBoundedTime() {
    ShipLog log = new ShipLog();
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      double lat = 160 * random.nextDouble() - 80;
      double lon = 360 * random.nextDouble() - 180;
      log.place(123_456_789, MadeSea.BEGIN + i * 1000L, lat, lon, 1f, 0);
    }
    assertThat(ShipEvents.of(log, List.of(), 20)).isNotNull();
  }

  @Test
  void aFullHarbourHasNoEncounters() {
    ShipLog log = new ShipLog();
    for (int ship = 0; ship < 300; ship++) {
      for (int i = 0; i < 100; i++) {
        double lat = 35.1 + ship * 1e-5;
        log.place(211_000_001 + ship, MadeSea.BEGIN + i * 300_000L, lat, 129.05, 0f, 0);
      }
    }
    assertThat(ShipEvents.of(log, List.of(), 20)).isEmpty();
  }
}

package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;

/// Below two knots for four hours and more, not anchored or moored by her own word (after Global
/// Fishing Watch). Their 20 nm from shore can be judged by listed ports only, so without any it is
/// unsure.
final class Loitering {
  private static final double SLOW_KNOTS = 2;
  private static final double STILL_KNOTS = 0.2;
  private static final long LEAST_MS = 4 * 3_600_000L;
  private static final long MOST_PAUSE_MS = 3_600_000L;
  private static final double FAR_MILES = 20;
  private static final double HARBOUR_KM = 3;

  private static final List<Phrase> INNOCENT =
      List.of(
          Phrase.of(SeaMessage.LOITERING_INNOCENT_WAITING),
          Phrase.of(SeaMessage.LOITERING_INNOCENT_TROUBLE),
          Phrase.of(SeaMessage.LOITERING_INNOCENT_TRADE));

  private final Harbours harbours;

  Loitering(Harbours harbours) {
    this.harbours = harbours;
  }

  void find(Fixes segment, List<Event> events) {
    int began = -1;
    for (int i = 0; i < segment.count(); i++) {
      boolean isSlow = segment.speed(i) < SLOW_KNOTS && !segment.isMoored(i);
      boolean isNext = began < 0 || segment.timeMs(i) - segment.timeMs(i - 1) <= MOST_PAUSE_MS;
      if (began >= 0 && !(isSlow && isNext)) {
        judge(segment, began, i - 1, events);
        began = -1;
      }
      if (isSlow && began < 0) {
        began = i;
      }
    }
    if (began >= 0) {
      judge(segment, began, segment.count() - 1, events);
    }
  }

  private void judge(Fixes segment, int from, int to, List<Event> events) {
    long ms = segment.timeMs(to) - segment.timeMs(from);
    int middle = (from + to) / 2;
    double km = harbours.nearestKm(segment.lat(middle), segment.lon(middle));
    if (ms < LEAST_MS || km <= HARBOUR_KM) {
      return;
    }
    double[] speeds = new double[to - from + 1];
    for (int i = from; i <= to; i++) {
      speeds[i - from] = segment.speed(i);
    }
    Arrays.sort(speeds);
    double median = speeds[speeds.length / 2];
    boolean isPortsKnown = !harbours.given().isEmpty();
    boolean isFar = km * 1000 / Geo.NAUTICAL_MILE_M >= FAR_MILES;
    List<Phrase> because = new ArrayList<>();
    because.add(
        Phrase.of(SeaMessage.LOITERING_SLOW, Geo.number(Geo.hours(ms), 1), Geo.number(median, 1)));
    because.add(
        isPortsKnown
            ? Phrase.of(SeaMessage.LOITERING_PORT, Geo.number(km, 1))
            : Phrase.of(SeaMessage.LOITERING_NO_PORTS));
    because.add(Phrase.of(SeaMessage.LOITERING_NO_PARTNER));
    if (median < STILL_KNOTS) {
      because.add(Phrase.of(SeaMessage.LOITERING_STILL));
    }
    events.add(
        Event.of(
            Event.Kind.LOITERING,
            List.of(segment.mmsi()),
            segment.timeMs(from),
            segment.timeMs(to),
            segment.lat(middle),
            segment.lon(middle),
            isPortsKnown && isFar && median >= STILL_KNOTS,
            because,
            INNOCENT));
  }
}

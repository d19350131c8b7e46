package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;

/// Two ships within 500 m for two hours and more, both slow, far from harbours (the rule of Global
/// Fishing Watch). Both tracks are read at the same times, every five minutes, and only ships in
/// neighbouring cells are compared.
final class Encounters {
  private static final long STEP_MS = 300_000;
  private static final long MOST_PAUSE_MS = 3_600_000L;
  private static final double NEAR_M = 500;
  private static final long LEAST_MS = 2 * 3_600_000L;

  /// Steps that may be missing within one encounter.
  private static final int MOST_MISSING = 6;

  private static final double SLOW_KNOTS = 2;
  private static final double FAST_KNOTS = 5;
  private static final double FAR_KM = 10;
  private static final double CELL_DEGREES = 0.01;

  private static final List<Phrase> INNOCENT =
      List.of(
          Phrase.of(SeaMessage.ENCOUNTER_INNOCENT_WORK),
          Phrase.of(SeaMessage.ENCOUNTER_INNOCENT_BUNKERING),
          Phrase.of(SeaMessage.ENCOUNTER_INNOCENT_FLEET));

  /// Where a segment was at a step.
  private record Point(int segment, double lat, double lon, double knots) {}

  /// Two segments that are together.
  private static final class Meeting {
    final List<Double> oneKnots = new ArrayList<>();
    final List<Double> twoKnots = new ArrayList<>();
    final long first;
    long last;
    double lat;
    double lon;
    double sumM;

    Meeting(long first) {
      this.first = first;
      this.last = first;
    }
  }

  private final List<Fixes> segments;
  private final Harbours harbours;
  private final Map<Long, Meeting> meetings = new HashMap<>();
  private final List<Event> events;

  private Encounters(List<Fixes> segments, Harbours harbours, List<Event> events) {
    this.segments = segments;
    this.harbours = harbours;
    this.events = events;
  }

  /// Among the segments of all ships.
  static void find(List<Fixes> segments, Harbours harbours, List<Event> events) {
    Encounters encounters = new Encounters(segments, harbours, events);
    TreeMap<Long, List<Point>> steps = new TreeMap<>();
    for (int s = 0; s < segments.size(); s++) {
      encounters.points(segments.get(s), s, steps);
    }
    steps.forEach(encounters::step);
    encounters.meetings.forEach(encounters::judge);
  }

  /// Fast ships and those near harbours are left out at once: a full harbour has many pairs.
  private void points(Fixes track, int segment, Map<Long, List<Point>> steps) {
    for (int i = 1; i < track.count(); i++) {
      long from = track.timeMs(i - 1);
      long to = track.timeMs(i);
      boolean isOut =
          to - from > MOST_PAUSE_MS
              || track.speed(i - 1) > FAST_KNOTS
              || harbours.isNear(track.lat(i - 1), track.lon(i - 1), FAR_KM);
      if (isOut) {
        continue;
      }
      for (long step = Math.ceilDiv(from, STEP_MS); step * STEP_MS < to; step++) {
        double share = (double) (step * STEP_MS - from) / (to - from);
        double lat = track.lat(i - 1) + share * (track.lat(i) - track.lat(i - 1));
        double lon = track.lon(i - 1) + share * Geo.lonDifference(track.lon(i - 1), track.lon(i));
        steps
            .computeIfAbsent(step, _ -> new ArrayList<>())
            .add(new Point(segment, lat, Geo.lonDifference(0, lon), track.speed(i - 1)));
      }
    }
  }

  private void step(long step, List<Point> points) {
    Map<Long, List<Point>> cells = new HashMap<>();
    for (Point point : points) {
      for (int dy = -1; dy <= 1; dy++) {
        long row = row(point.lat) + dy;
        for (int dx = -1; dx <= 1; dx++) {
          List<Point> near = cells.get(cell(row, column(row, point.lon) + dx));
          if (near != null) {
            near.forEach(other -> pair(step, other, point));
          }
        }
      }
      long row = row(point.lat);
      cells.computeIfAbsent(cell(row, column(row, point.lon)), _ -> new ArrayList<>()).add(point);
    }
  }

  private static long row(double lat) {
    return (long) Math.floor(lat / CELL_DEGREES);
  }

  /// Columns of each row are about as wide as it is high.
  private static long column(long row, double lon) {
    double cos = Math.cos(Math.toRadians((row + 0.5) * CELL_DEGREES));
    return (long) Math.floor(lon / (CELL_DEGREES / Math.max(0.01, cos)));
  }

  private static long cell(long row, long column) {
    return (row << 32) ^ (column & 0xffffffffL);
  }

  private void pair(long step, Point one, Point two) {
    if (segments.get(one.segment).mmsi() == segments.get(two.segment).mmsi()) {
      return;
    }
    double metres = Geo.metres(one.lat, one.lon, two.lat, two.lon);
    if (metres > NEAR_M) {
      return;
    }
    boolean isSwapped = one.segment > two.segment;
    Point low = isSwapped ? two : one;
    Point high = isSwapped ? one : two;
    long key = ((long) low.segment << 32) | high.segment;
    Meeting meeting = meetings.get(key);
    if (meeting != null && step - meeting.last > MOST_MISSING) {
      judge(key, meeting);
      meeting = null;
    }
    if (meeting == null) {
      meeting = new Meeting(step);
      meetings.put(key, meeting);
    }
    meeting.last = step;
    meeting.oneKnots.add(low.knots);
    meeting.twoKnots.add(high.knots);
    meeting.lat = low.lat;
    meeting.lon = low.lon;
    meeting.sumM += metres;
  }

  private void judge(long key, Meeting meeting) {
    Fixes one = segments.get((int) (key >> 32));
    Fixes two = segments.get((int) key);
    long ms = (meeting.last - meeting.first) * STEP_MS;
    double slow = Math.max(median(meeting.oneKnots), median(meeting.twoKnots));
    double km = harbours.nearestKm(meeting.lat, meeting.lon);
    if (ms < LEAST_MS || !(slow < SLOW_KNOTS) || km < FAR_KM) {
      return;
    }
    long from = meeting.first * STEP_MS;
    long to = meeting.last * STEP_MS;
    boolean isMoored = one.isMoored(one.at(from)) || two.isMoored(two.at(from));
    double share = meeting.oneKnots.size() / (double) (meeting.last - meeting.first + 1);
    boolean isSure = !isMoored && share >= 0.9;
    List<Phrase> because = new ArrayList<>();
    double metres = meeting.sumM / meeting.oneKnots.size();
    because.add(
        Phrase.of(SeaMessage.ENCOUNTER_NEAR, Geo.number(Geo.hours(ms), 1), Geo.number(metres, 0)));
    because.add(Phrase.of(SeaMessage.ENCOUNTER_SLOW, Geo.number(slow, 1)));
    because.add(Phrase.of(SeaMessage.ENCOUNTER_KNOWN, Geo.number(100 * share, 0)));
    because.add(
        Double.isInfinite(km)
            ? Phrase.of(SeaMessage.ENCOUNTER_NO_HARBOUR)
            : Phrase.of(SeaMessage.ENCOUNTER_HARBOUR, Geo.number(km, 1)));
    if (isMoored) {
      because.add(Phrase.of(SeaMessage.ENCOUNTER_MOORED));
    }
    List<Integer> ships = new ArrayList<>(List.of(one.mmsi(), two.mmsi()));
    ships.sort(null);
    events.add(
        Event.of(
            Event.Kind.ENCOUNTER,
            List.copyOf(ships),
            from,
            to,
            meeting.lat,
            meeting.lon,
            isSure,
            because,
            INNOCENT));
  }

  private static double median(List<Double> values) {
    double[] known =
        values.stream().mapToDouble(Double::doubleValue).filter(v -> !Double.isNaN(v)).toArray();
    Arrays.sort(known);
    return known.length == 0 ? Double.NaN : known[known.length / 2];
  }
}

package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;

/// Six hours and more without a report (Welch et al. 2022), and which ports a ship can have called
/// at meanwhile.
final class Gaps {
  private static final long LEAST_MS = 6 * 3_600_000L;
  private static final long SURE_MS = 12 * 3_600_000L;
  private static final int SURE_REPORTS = 14;
  private static final double SURE_PER_DAY = 10;
  private static final double IN_PORT_HOURS = 2;

  private static final List<Phrase> INNOCENT =
      List.of(
          Phrase.of(SeaMessage.GAP_INNOCENT_RECEIVER),
          Phrase.of(SeaMessage.GAP_INNOCENT_OFF),
          Phrase.of(SeaMessage.GAP_INNOCENT_COVER));

  private final Coverage coverage;
  private final Harbours harbours;
  private final double mostKnots;

  Gaps(Coverage coverage, Harbours harbours, double mostKnots) {
    this.coverage = coverage;
    this.harbours = harbours;
    this.mostKnots = mostKnots;
  }

  /// On the segments of one MMSI, in their order; `raw` are all its reports.
  void find(List<Fixes> segments, Fixes raw, List<Event> events) {
    Fixes before = null;
    for (Fixes segment : segments) {
      if (before != null && segment.lastMs() <= before.lastMs()) {
        continue; // an excursion within another one: see Jumps
      }
      for (int i = 1; i < segment.count(); i++) {
        between(segment, i - 1, segment, i, raw, events);
      }
      if (before != null && segment.firstMs() > before.lastMs()) {
        between(before, before.count() - 1, segment, 0, raw, events);
      }
      before = segment;
    }
  }

  private void between(Fixes off, int i, Fixes on, int k, Fixes raw, List<Event> events) {
    long from = off.timeMs(i);
    long to = on.timeMs(k);
    if (to - from < LEAST_MS) {
      return;
    }
    int reports = raw.at(from) - raw.at(from - SURE_MS - 1);
    int meanwhile = raw.at(to - 1) - raw.at(from);
    double perDay = coverage.reportsPerDay(off.lat(i), off.lon(i));
    boolean isSure =
        to - from >= SURE_MS && reports >= SURE_REPORTS && perDay > SURE_PER_DAY && meanwhile == 0;
    List<Phrase> because = new ArrayList<>();
    because.add(Phrase.of(SeaMessage.GAP_SILENT, Geo.number(Geo.hours(to - from), 1)));
    because.add(Phrase.of(SeaMessage.GAP_BEFORE, reports));
    because.add(Phrase.of(SeaMessage.GAP_COVERAGE, Geo.number(perDay, 0)));
    if (meanwhile > 0) {
      because.add(Phrase.of(SeaMessage.GAP_ELSEWHERE, meanwhile));
    }
    double miles = off.milesTo(i, on.lat(k), on.lon(k));
    because.add(Phrase.of(SeaMessage.GAP_AGAIN, Geo.number(miles, 1)));
    events.add(
        new Event(
            Event.Kind.GAP,
            List.of(off.mmsi()),
            from,
            to,
            off.lat(i),
            off.lon(i),
            new Event.Place(on.lat(k), on.lon(k)),
            isSure ? Event.State.SURE : Event.State.UNSURE,
            because,
            INNOCENT,
            calls(off, i, on, k)));
  }

  /// Ports p with d(off, p) + d(p, on) within what her speed allows, those with most time left
  /// first. Great circles may cross land, so the list is too long rather than too short.
  private List<String> calls(Fixes off, int i, Fixes on, int k) {
    double hours = Geo.hours(on.timeMs(k) - off.timeMs(i)) - IN_PORT_HOURS;
    record Call(Port port, double miles) {}
    return harbours.given().stream()
        .map(
            port ->
                new Call(
                    port,
                    off.milesTo(i, port.lat(), port.lon()) + on.milesTo(k, port.lat(), port.lon())))
        .filter(call -> call.miles <= mostKnots * hours)
        .sorted(Comparator.comparingDouble(Call::miles).thenComparing(call -> call.port.name()))
        .map(call -> call.port.name())
        .toList();
  }
}

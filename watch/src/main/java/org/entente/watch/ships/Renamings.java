package org.entente.watch.ships;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;
import org.entente.watch.ships.ShipLog.Told;

/// What a ship calls herself: changes under one MMSI, wrong check digits, and one IMO number that
/// two stations use at a time.
final class Renamings {
  private static final int SURE_TIMES = 2;

  private static final List<Phrase> CHANGED =
      List.of(
          Phrase.of(SeaMessage.RENAMED_INNOCENT_SOLD),
          Phrase.of(SeaMessage.RENAMED_INNOCENT_TYPING));
  private static final List<Phrase> DIGIT = List.of(Phrase.of(SeaMessage.NUMBER_INNOCENT));
  private static final List<Phrase> TWICE =
      List.of(
          Phrase.of(SeaMessage.TWICE_INNOCENT_SETS), Phrase.of(SeaMessage.TWICE_INNOCENT_TYPING));

  private final Map<Integer, Fixes> fixes;
  private final List<Event> events;

  /// When a station first and last used an IMO number, and how often.
  private static final class Use {
    final long first;
    long last;
    int times;

    Use(long first) {
      this.first = first;
      this.last = first;
    }
  }

  private final Map<Integer, Map<Integer, Use>> stationsByImo = new TreeMap<>();

  private Renamings(Map<Integer, Fixes> fixes, List<Event> events) {
    this.fixes = fixes;
    this.events = events;
  }

  static void find(ShipLog log, List<Event> events) {
    Renamings renamings = new Renamings(log.fixes(), events);
    log.names()
        .forEach(
            (mmsi, told) -> {
              List<Told> ordered =
                  told.stream().sorted(Comparator.comparingLong(Told::timeMs)).toList();
              renamings.changes(mmsi, ordered, SeaMessage.RENAMED_NAME, Told::name);
              renamings.changes(mmsi, ordered, SeaMessage.RENAMED_CALL_SIGN, Told::callSign);
              renamings.changes(
                  mmsi,
                  ordered,
                  SeaMessage.RENAMED_IMO,
                  t -> t.imo() == 0 ? "" : String.valueOf(t.imo()));
              renamings.numbers(mmsi, ordered);
            });
    renamings.twice();
  }

  /// Each change once, however often it goes to and fro.
  private void changes(int mmsi, List<Told> told, SeaMessage what, Function<Told, String> value) {
    Map<String, Integer> times = new LinkedHashMap<>();
    told.forEach(each -> times.merge(value.apply(each), 1, Integer::sum));
    Set<String> seen = new HashSet<>();
    Told last = null;
    for (Told each : told) {
      String now = value.apply(each);
      if (now.isEmpty()) {
        continue;
      }
      String before = last == null ? now : value.apply(last);
      if (last != null && !before.equals(now) && seen.add(before + "\n" + now)) {
        int fewest = Math.min(times.getOrDefault(before, 0), times.getOrDefault(now, 0));
        add(
            List.of(mmsi),
            last.timeMs(),
            each.timeMs(),
            fewest >= SURE_TIMES,
            List.of(
                Phrase.of(what, before, now),
                Phrase.of(
                    SeaMessage.RENAMED_TIMES,
                    times.getOrDefault(before, 0),
                    times.getOrDefault(now, 0))),
            CHANGED);
      }
      last = each;
    }
  }

  private void numbers(int mmsi, List<Told> told) {
    Map<Integer, Use> uses = new TreeMap<>();
    for (Told each : told) {
      if (each.imo() != 0) {
        Use use = uses.computeIfAbsent(each.imo(), _ -> new Use(each.timeMs()));
        use.last = each.timeMs();
        use.times++;
      }
    }
    uses.forEach(
        (imo, use) -> {
          if (Imo.isValid(imo)) {
            stationsByImo.computeIfAbsent(imo, _ -> new TreeMap<>()).put(mmsi, use);
            return;
          }
          String number = String.valueOf(imo);
          Phrase why =
              Imo.isForm(number)
                  ? Phrase.of(SeaMessage.NUMBER_DIGIT, number, Imo.reckoned(number))
                  : Phrase.of(SeaMessage.NUMBER_FORM, number);
          Phrase times = Phrase.of(SeaMessage.NUMBER_TIMES, use.times);
          boolean isSure = use.times >= SURE_TIMES;
          add(List.of(mmsi), use.first, use.last, isSure, List.of(why, times), DIGIT);
        });
  }

  private void twice() {
    stationsByImo.forEach(
        (imo, stations) -> {
          List<Integer> all = List.copyOf(stations.keySet());
          for (int a = 0; a < all.size(); a++) {
            for (int b = a + 1; b < all.size(); b++) {
              both(imo, all.get(a), all.get(b), stations);
            }
          }
        });
  }

  private void both(int imo, int one, int two, Map<Integer, Use> stations) {
    Use first = Objects.requireNonNull(stations.get(one));
    Use second = Objects.requireNonNull(stations.get(two));
    long from = Math.max(first.first, second.first);
    long to = Math.min(first.last, second.last);
    boolean isAtOnce = from <= to;
    Phrase when = Phrase.of(isAtOnce ? SeaMessage.TWICE_AT_ONCE : SeaMessage.TWICE_AFTER);
    add(
        List.of(one, two),
        Math.min(from, to),
        Math.max(from, to),
        isAtOnce && Math.min(first.times, second.times) >= SURE_TIMES,
        List.of(Phrase.of(SeaMessage.TWICE_NUMBER, imo), when),
        TWICE);
  }

  private void add(
      List<Integer> ships,
      long from,
      long to,
      boolean isSure,
      List<Phrase> because,
      List<Phrase> innocent) {
    Fixes track = fixes.get(ships.getFirst());
    int at = track == null ? -1 : Math.max(0, track.at(to));
    double lat = track == null ? Double.NaN : track.lat(at);
    double lon = track == null ? Double.NaN : track.lon(at);
    events.add(Event.of(Event.Kind.IDENTITY, ships, from, to, lat, lon, isSure, because, innocent));
  }
}

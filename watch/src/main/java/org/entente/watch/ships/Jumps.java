package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;

/// One MMSI in two places: two segments that alternate are two stations; one that only leaves and
/// returns impossibly fast is a jump, sure where a second ship jumps to the same place in the same
/// hour, as false satellite signals make them do.
final class Jumps {
  private static final int ALTERNATING = 6;
  private static final double TOGETHER_MILES = 5;
  private static final long TOGETHER_MS = 3_600_000L;

  private static final List<Phrase> SHARED =
      List.of(
          Phrase.of(SeaMessage.SHARED_INNOCENT_SET),
          Phrase.of(SeaMessage.SHARED_INNOCENT_PASSED),
          Phrase.of(SeaMessage.SHARED_INNOCENT_NOBODY));
  private static final List<Phrase> JUMPED =
      List.of(Phrase.of(SeaMessage.JUMP_INNOCENT_VICTIM), Phrase.of(SeaMessage.JUMP_INNOCENT_FIX));

  /// An excursion: from the home segment to another and back.
  private record Excursion(Fixes home, int left, Fixes away, int first, int last) {}

  private final List<Excursion> excursions = new ArrayList<>();

  /// Finds shared numbers at once and keeps jumps until all ships are known.
  void find(List<Fixes> segments, List<Event> events) {
    for (int a = 0; a < segments.size(); a++) {
      for (int b = a + 1; b < segments.size(); b++) {
        Fixes one = segments.get(a);
        Fixes two = segments.get(b);
        if (two.firstMs() >= one.lastMs()) {
          break; // they come in the order of their beginnings
        }
        judge(one, two, events);
      }
    }
  }

  private void judge(Fixes one, Fixes two, List<Event> events) {
    List<Excursion> there = new ArrayList<>();
    int changes = 0;
    boolean isFirst = true;
    int i = 0;
    int k = 0;
    int began = 0;
    while (i < one.count() && (k < two.count() || !isFirst)) {
      boolean isOne = k >= two.count() || one.timeMs(i) <= two.timeMs(k);
      if (isOne != isFirst) {
        changes++;
        if (isOne) {
          there.add(new Excursion(one, i - 1, two, began, k - 1));
        } else {
          began = k;
        }
        isFirst = isOne;
      }
      if (isOne) {
        i++;
      } else {
        k++;
      }
    }
    changes += isFirst && k < two.count() ? 1 : 0;
    if (changes >= ALTERNATING) {
      events.add(shared(one, two, changes));
    } else {
      excursions.addAll(there);
    }
  }

  private static Event shared(Fixes one, Fixes two, int changes) {
    long from = Math.max(one.firstMs(), two.firstMs());
    long to = Math.min(one.lastMs(), two.lastMs());
    int i = Math.max(0, one.at(from));
    double miles = one.milesTo(i, two.lat(0), two.lon(0));
    return Event.of(
        Event.Kind.SHARED_ID,
        List.of(one.mmsi()),
        from,
        to,
        one.lat(i),
        one.lon(i),
        true,
        List.of(
            Phrase.of(SeaMessage.SHARED_TRACKS, Geo.number(miles, 1)),
            Phrase.of(SeaMessage.SHARED_CHANGES, changes),
            Phrase.of(
                SeaMessage.SHARED_OTHER, Geo.number(two.lat(0), 4), Geo.number(two.lon(0), 4))),
        SHARED);
  }

  /// When all ships were looked at.
  void end(List<Event> events) {
    for (Excursion jump : excursions) {
      int mmsi = jump.home.mmsi();
      long at = jump.away.timeMs(jump.first);
      double lat = jump.away.lat(jump.first);
      double lon = jump.away.lon(jump.first);
      List<Integer> others =
          excursions.stream()
              .filter(other -> other.home.mmsi() != mmsi)
              .filter(other -> Math.abs(other.away.timeMs(other.first) - at) <= TOGETHER_MS)
              .filter(other -> other.away.milesTo(other.first, lat, lon) <= TOGETHER_MILES)
              .map(other -> other.home.mmsi())
              .distinct()
              .sorted()
              .toList();
      double miles = jump.home.milesTo(jump.left, lat, lon);
      List<Phrase> because = new ArrayList<>();
      double hours = Geo.hours(at - jump.home.timeMs(jump.left));
      because.add(Phrase.of(SeaMessage.JUMP_FAST, Geo.number(miles, 1), Geo.number(hours, 2)));
      because.add(Phrase.of(SeaMessage.JUMP_BACK, jump.last - jump.first + 1));
      because.add(
          others.isEmpty()
              ? Phrase.of(SeaMessage.JUMP_ALONE)
              : Phrase.of(SeaMessage.JUMP_TOGETHER, others));
      events.add(
          Event.of(
              Event.Kind.JUMP,
              List.of(mmsi),
              at,
              jump.away.timeMs(jump.last),
              lat,
              lon,
              !others.isEmpty(),
              because,
              JUMPED));
    }
  }
}

package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Everything on the tracks of a log that does not fit, by published rules, in the order of time.
public final class ShipEvents {
  private ShipEvents() {}

  /// `ports`: listed by the user, perhaps none; `mostKnots`: what no ship here exceeds on her way
  /// to a port and back during a gap.
  public static List<Event> of(ShipLog log, List<Port> ports, double mostKnots) {
    Map<Integer, Fixes> tracks = log.fixes();
    Coverage coverage = new Coverage(tracks.values());
    Harbours harbours = new Harbours(ports, tracks.values());
    Gaps gaps = new Gaps(coverage, harbours, mostKnots);
    Jumps jumps = new Jumps();
    Loitering loitering = new Loitering(harbours);
    List<Event> events = new ArrayList<>();
    List<Fixes> all = new ArrayList<>();
    for (Fixes track : tracks.values()) {
      List<Fixes> segments = Segments.of(track);
      all.addAll(segments);
      gaps.find(segments, track, events);
      jumps.find(segments, events);
      for (Fixes segment : segments) {
        loitering.find(segment, events);
        PortVisits.find(segment, ports, events);
      }
    }
    jumps.end(events);
    List<Event> encounters = new ArrayList<>();
    Encounters.find(all, harbours, encounters);
    events.removeIf(event -> isMet(event, encounters));
    events.addAll(encounters);
    Renamings.find(log, events);
    events.sort(
        Comparator.comparingLong(Event::from)
            .thenComparing(Event::kind)
            .thenComparing(event -> event.mmsi().toString())
            .thenComparing(event -> event.because().toString()));
    return events;
  }

  /// Loitering in company is an encounter, nothing beside it.
  private static boolean isMet(Event event, List<Event> encounters) {
    if (event.kind() != Event.Kind.LOITERING) {
      return false;
    }
    long met = 0;
    for (Event encounter : encounters) {
      if (encounter.mmsi().containsAll(event.mmsi())) {
        met +=
            Math.max(
                0, Math.min(event.to(), encounter.to()) - Math.max(event.from(), encounter.from()));
      }
    }
    return 2 * met > event.to() - event.from();
  }
}

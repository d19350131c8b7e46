package org.entente.watch.ships;

import java.util.List;
import org.entente.base.message.Phrase;
import org.entente.base.message.SeaMessage;

/// Within 3 km of a listed port, a stop from below 0.2 knots until above 0.5, then more than 4 km
/// away (the rule of Global Fishing Watch). A transit on a river may look the same.
final class PortVisits {
  private static final double ENTER_KM = 3;
  private static final double LEAVE_KM = 4;
  private static final double STOP_KNOTS = 0.2;

  private static final List<Phrase> INNOCENT = List.of(Phrase.of(SeaMessage.VISIT_INNOCENT));

  private PortVisits() {}

  static void find(Fixes segment, List<Port> ports, List<Event> events) {
    for (Port port : ports) {
      int entered = -1;
      boolean isStopped = false;
      for (int i = 0; i < segment.count(); i++) {
        double km = Geo.metres(segment.lat(i), segment.lon(i), port.lat(), port.lon()) / 1000;
        if (entered < 0 && km <= ENTER_KM) {
          entered = i;
        }
        isStopped |= entered >= 0 && (segment.speed(i) < STOP_KNOTS || segment.isMoored(i));
        boolean isLast = i == segment.count() - 1;
        if (entered >= 0 && (km > LEAVE_KM || isLast)) {
          if (isStopped) {
            events.add(visit(segment, entered, i, port, km > LEAVE_KM));
          }
          entered = -1;
          isStopped = false;
        }
      }
    }
  }

  private static Event visit(Fixes segment, int from, int to, Port port, boolean isLeft) {
    return Event.of(
        Event.Kind.PORT_VISIT,
        List.of(segment.mmsi()),
        segment.timeMs(from),
        segment.timeMs(to),
        segment.lat(from),
        segment.lon(from),
        isLeft,
        List.of(
            Phrase.of(SeaMessage.VISIT_NEAR, port.name()),
            Phrase.of(SeaMessage.VISIT_STOP),
            Phrase.of(isLeft ? SeaMessage.VISIT_LEFT : SeaMessage.VISIT_NOT_LEFT)),
        INNOCENT);
  }
}

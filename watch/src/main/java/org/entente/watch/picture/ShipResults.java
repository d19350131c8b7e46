package org.entente.watch.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Of `watch ships events`. A gap is where she was last and first heard, with how far she can
/// have gone between: time by the speed that the document was made with.
final class ShipResults {
  private static final double USUAL_KNOTS = 20;
  private static final double METRES_PER_KNOT_HOUR = 1852;
  private static final double MS_PER_HOUR = 3_600_000;

  private ShipResults() {}

  static List<Observation> of(Part document, Instant known) {
    double said = document.number("max_knots");
    double knots = said > 0 && said <= 100 ? said : USUAL_KNOTS;
    boolean isSynthetic = document.truth("synthetic");
    return document.parts("events").stream()
        .map(event -> event(event, knots, isSynthetic).of(event.source(), known))
        .toList();
  }

  private static Draft event(Part event, double knots, boolean isSynthetic) {
    String kind = event.need("kind");
    List<String> mmsi = event.texts("mmsi");
    Instant from = event.time("from");
    Instant to = event.time("to");
    String stations = String.join(" ", mmsi);
    return new Draft(Lane.SHIP, kind, kind + ", MMSI " + stations, When.span(from, to))
        .subject(kind + " " + stations)
        .place(place(event, from, to, knots))
        .state(event.text("state"))
        .synthetic(isSynthetic)
        .because(event.texts("because"))
        .innocent(event.texts("innocent"))
        .fact("mmsi", stations)
        .fact("calls", String.join(", ", event.texts("calls")));
  }

  private static @Nullable Place place(
      Part event, @Nullable Instant from, @Nullable Instant to, double knots) {
    Place.Point first = event.point("lat", "lon");
    Place.Point last = event.point("to_lat", "to_lon");
    if (first == null) {
      return null;
    }
    if (last == null) {
      return new Place.Spot(first, Double.NaN);
    }
    double reach =
        from == null || to == null
            ? Double.NaN
            : Duration.between(from, to).toMillis() / MS_PER_HOUR * knots * METRES_PER_KNOT_HOUR;
    return new Place.Ends(first, last, reach);
  }
}

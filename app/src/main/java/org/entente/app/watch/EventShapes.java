package org.entente.app.watch;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.watch.ships.Event;
import org.jspecify.annotations.Nullable;

/// What happened at sea as GeoJSON (RFC 7946): a point, for a gap the two points between which
/// nothing is known. No line is drawn through a gap: a ship's way there is not known.
final class EventShapes {
  private EventShapes() {}

  static Map<String, Object> document(List<Event> events, boolean isSynthetic) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "FeatureCollection");
    document.put("synthetic", isSynthetic);
    document.put("features", events.stream().map(event -> feature(event, isSynthetic)).toList());
    return document;
  }

  private static Map<String, @Nullable Object> feature(Event event, boolean isSynthetic) {
    Map<String, @Nullable Object> properties = ShipsEvents.json(event);
    properties.put("synthetic", isSynthetic);
    Map<String, @Nullable Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("geometry", geometry(event));
    feature.put("properties", properties);
    return feature;
  }

  private static @Nullable Map<String, Object> geometry(Event event) {
    List<BigDecimal> begin = place(event.lat(), event.lon());
    if (begin.isEmpty()) {
      return null;
    }
    Event.Place ends = event.ends();
    List<BigDecimal> end = ends == null ? List.of() : place(ends.lat(), ends.lon());
    Map<String, Object> geometry = new LinkedHashMap<>();
    geometry.put("type", end.isEmpty() ? "Point" : "MultiPoint");
    geometry.put("coordinates", end.isEmpty() ? begin : List.of(begin, end));
    return geometry;
  }

  /// Longitude first; empty where it is not known.
  private static List<BigDecimal> place(double lat, double lon) {
    return Double.isFinite(lat) && Double.isFinite(lon) ? Printed.vector(6, lon, lat) : List.of();
  }
}

package org.entente.watch.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.base.message.AlertMessage;
import org.jspecify.annotations.Nullable;

/// Polygons and circles as CAP writes them: `lat,lon` in degrees, radius in kilometres.
final class Areas {
  private Areas() {}

  /// Why it is no polygon; null when it is one.
  static @Nullable AlertMessage polygon(String text) {
    Optional<List<Point>> points = points(text);
    if (points.isEmpty()) {
      return AlertMessage.ALERT_POLYGON_POINTS;
    }
    List<Point> all = points.get();
    if (all.size() < 4) {
      return AlertMessage.ALERT_POLYGON_FEW;
    }
    return all.getFirst().equals(all.getLast()) ? null : AlertMessage.ALERT_POLYGON_OPEN;
  }

  private static Optional<List<Point>> points(String text) {
    List<Point> points = new ArrayList<>();
    for (String one : text.strip().split("\\s+", -1)) {
      Optional<Point> point = Point.parse(one);
      if (point.isEmpty()) {
        return Optional.empty();
      }
      points.add(point.get());
    }
    return Optional.of(points);
  }

  /// Whether two edges of the polygon cross. Across 180° it is taken as it is written.
  static boolean crossesItself(String text) {
    List<Point> points = points(text).orElse(List.of());
    int edges = points.size() - 1;
    for (int i = 0; i < edges; i++) {
      for (int j = i + 2; j < edges; j++) {
        boolean isNext = i == 0 && j == edges - 1;
        if (!isNext && cross(points.get(i), points.get(i + 1), points.get(j), points.get(j + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean cross(Point a, Point b, Point c, Point d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  }

  private static double side(Point a, Point b, Point c) {
    return Math.signum(
        (b.lon() - a.lon()) * (c.lat() - a.lat()) - (b.lat() - a.lat()) * (c.lon() - a.lon()));
  }

  static boolean isCircle(String text) {
    return Shape.circle(text).isPresent();
  }
}

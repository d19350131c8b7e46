package org.entente.watch.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A polygon or circle of an area. Edges are straight in latitude and longitude, as CAP's readers
/// take them; a circle is one on the plane that touches the Earth at its centre, which is right
/// to some per cent for the radii of warnings (below 1,000 km).
public sealed interface Shape {
  /// Straight edges around an area.
  ///
  /// @param ring closed; longitudes go on beyond 180° instead of jumping
  record Polygon(List<Point> ring) implements Shape {
    public Polygon {
      ring = List.copyOf(ring);
    }

    @Override
    public String text() {
      return String.join(" ", ring.stream().map(Point::text).toList());
    }
  }

  /// All points so near to one.
  ///
  /// @param km its radius; 0 for a point
  record Circle(Point centre, double km) implements Shape {
    @Override
    public String text() {
      return centre.text() + " " + Point.number(km);
    }
  }

  /// As CAP writes it.
  String text();

  /// Empty for what is no polygon.
  static Optional<Shape> polygon(String text) {
    List<Point> ring = new ArrayList<>();
    for (String one : text.strip().split("\\s+", -1)) {
      Optional<Point> point = Point.parse(one);
      if (point.isEmpty()) {
        return Optional.empty();
      }
      ring.add(ring.isEmpty() ? point.get() : next(ring.getLast(), point.get()));
    }
    return ring.size() < 4 ? Optional.empty() : Optional.of(new Polygon(ring));
  }

  /// The shorter way around the Earth.
  private static Point next(Point from, Point to) {
    return to.shifted(-360 * Math.rint((to.lon() - from.lon()) / 360));
  }

  /// Empty for what is no circle.
  static Optional<Shape> circle(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length != 2 || !Point.isNumber(parts[1]) || Double.parseDouble(parts[1]) < 0) {
      return Optional.empty();
    }
    return Point.parse(parts[0]).map(centre -> new Circle(centre, Double.parseDouble(parts[1])));
  }

  /// Whether they have a point in common.
  default boolean meets(Shape other) {
    return switch (this) {
      case Polygon mine ->
          switch (other) {
            case Polygon its -> Meeting.of(mine, its);
            case Circle its -> Meeting.of(its, mine);
          };
      case Circle mine ->
          switch (other) {
            case Polygon its -> Meeting.of(mine, its);
            case Circle its -> Meeting.of(mine, its);
          };
    };
  }
}

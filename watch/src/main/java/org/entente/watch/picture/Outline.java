package org.entente.watch.picture;

import java.util.ArrayList;
import java.util.List;

/// Lines around what is known of a place, on a sphere of the Earth's mean radius (off by less
/// than 0.6 %), cut at 180° as RFC 7946 wants it. Empty where a line would run around a pole: no
/// flat map can draw that, and the figures beside it say it.
public final class Outline {
  private static final double RADIUS_M = 6_371_008.8;
  private static final int STEPS = 72;
  private static final int HALVINGS = 50;

  /// Beyond a quarter of the way round the Earth an outline tells nothing.
  private static final double MOST_M = Math.PI / 2 * RADIUS_M;

  private Outline() {}

  /// All places as far from a point. More than one outline where it crosses 180°.
  public static List<List<Place.Point>> circle(Place.Point centre, double radiusM) {
    if (!(radiusM > 0 && radiusM < MOST_M)) {
      return List.of();
    }
    List<Place.Point> line = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      line.add(away(centre, 2 * Math.PI * i / STEPS, radiusM));
    }
    return closed(line);
  }

  /// All places from which the way from the one and on to the other is `reachM`: an ellipse.
  public static List<List<Place.Point>> reach(Place.Point first, Place.Point last, double reachM) {
    double straight = metres(first, last);
    if (!(reachM > straight && reachM < 2 * MOST_M)) {
      return List.of();
    }
    Place.Point middle = away(first, bearing(first, last), straight / 2);
    List<Place.Point> line = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      double direction = 2 * Math.PI * i / STEPS;
      double near = 0;
      double far = reachM / 2;
      for (int k = 0; k < HALVINGS; k++) {
        double half = (near + far) / 2;
        Place.Point at = away(middle, direction, half);
        if (metres(first, at) + metres(at, last) < reachM) {
          near = half;
        } else {
          far = half;
        }
      }
      line.add(away(middle, direction, near));
    }
    return closed(line);
  }

  /// A closed ring, whose longitudes may run beyond 180°.
  static List<List<Place.Point>> ring(List<Place.Point> ring) {
    return ring.size() < 4 ? List.of() : closed(ring.subList(0, ring.size() - 1));
  }

  /// Cuts a line, whose longitudes may run beyond 180°, into outlines within it.
  private static List<List<Place.Point>> closed(List<Place.Point> line) {
    List<Place.Point> open = new ArrayList<>();
    double before = line.getFirst().lon();
    for (Place.Point point : line) {
      double lon = before + turn(point.lon() - before);
      open.add(new Place.Point(point.lat(), lon));
      before = lon;
    }
    if (Math.abs(before + turn(line.getFirst().lon() - before) - line.getFirst().lon()) > 180) {
      return List.of(); // it runs around a pole
    }
    List<List<Place.Point>> outlines = new ArrayList<>();
    for (int turns = -1; turns <= 1; turns++) {
      double west = -180 + 360.0 * turns;
      List<Place.Point> part = cut(cut(open, west, 1), west + 360, -1);
      if (part.size() >= 3) {
        List<Place.Point> ring = new ArrayList<>();
        for (Place.Point point : part) {
          ring.add(new Place.Point(point.lat(), point.lon() - 360.0 * turns));
        }
        ring.add(ring.getFirst());
        outlines.add(List.copyOf(ring));
      }
    }
    return List.copyOf(outlines);
  }

  /// Keeps what lies east (1) or west (−1) of a meridian (Sutherland and Hodgman).
  private static List<Place.Point> cut(List<Place.Point> ring, double at, int side) {
    List<Place.Point> kept = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      Place.Point one = ring.get(i);
      Place.Point next = ring.get((i + 1) % ring.size());
      boolean isIn = side * (one.lon() - at) >= 0;
      boolean isNextIn = side * (next.lon() - at) >= 0;
      if (isIn) {
        kept.add(one);
      }
      if (isIn != isNextIn) {
        double share = (at - one.lon()) / (next.lon() - one.lon());
        kept.add(new Place.Point(one.lat() + share * (next.lat() - one.lat()), at));
      }
    }
    return kept;
  }

  private static double turn(double degrees) {
    return degrees - 360 * Math.rint(degrees / 360);
  }

  /// Along a great circle.
  static Place.Point away(Place.Point from, double bearing, double metres) {
    double lat = Math.toRadians(from.lat());
    double angle = metres / RADIUS_M;
    double sin =
        Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing);
    double there = Math.asin(Math.clamp(sin, -1, 1));
    double y = Math.sin(bearing) * Math.sin(angle) * Math.cos(lat);
    double x = Math.cos(angle) - Math.sin(lat) * Math.sin(there);
    return new Place.Point(
        Math.toDegrees(there), turn(from.lon() + Math.toDegrees(Math.atan2(y, x))));
  }

  private static double bearing(Place.Point from, Place.Point to) {
    double lat1 = Math.toRadians(from.lat());
    double lat2 = Math.toRadians(to.lat());
    double lon = Math.toRadians(to.lon() - from.lon());
    return Math.atan2(
        Math.sin(lon) * Math.cos(lat2),
        Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lon));
  }

  static double metres(Place.Point one, Place.Point other) {
    double sinLat = Math.sin(Math.toRadians(other.lat() - one.lat()) / 2);
    double sinLon = Math.sin(Math.toRadians(other.lon() - one.lon()) / 2);
    double cos = Math.cos(Math.toRadians(one.lat())) * Math.cos(Math.toRadians(other.lat()));
    double h = sinLat * sinLat + cos * sinLon * sinLon;
    return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}

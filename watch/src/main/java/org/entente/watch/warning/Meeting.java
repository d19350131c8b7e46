package org.entente.watch.warning;

import java.util.List;

/// Whether shapes have a point in common.
final class Meeting {
  private static final double[] AROUND = {0, -360, 360};

  private Meeting() {}

  static boolean of(Shape.Polygon one, Shape.Polygon other) {
    for (double shift : AROUND) {
      List<Point> ring = other.ring().stream().map(p -> p.shifted(shift)).toList();
      if (holds(one.ring(), ring.getFirst())
          || holds(ring, one.ring().getFirst())
          || edgesMeet(one.ring(), ring)) {
        return true;
      }
    }
    return false;
  }

  /// On the plane that touches the Earth at the circle's centre, in kilometres.
  static boolean of(Shape.Circle circle, Shape.Polygon polygon) {
    Point zero = new Point(0, 0);
    for (double shift : AROUND) {
      List<Point> ring =
          polygon.ring().stream().map(p -> onPlane(circle.centre(), p.shifted(shift))).toList();
      if (holds(ring, zero)) {
        return true;
      }
      for (int i = 0; i + 1 < ring.size(); i++) {
        if (distance(zero, ring.get(i), ring.get(i + 1)) <= circle.km()) {
          return true;
        }
      }
    }
    return false;
  }

  static boolean of(Shape.Circle one, Shape.Circle other) {
    Point at = onPlane(one.centre(), other.centre());
    for (double shift : AROUND) {
      Point shifted = onPlane(one.centre(), other.centre().shifted(shift));
      at = length(shifted) < length(at) ? shifted : at;
    }
    return length(at) <= one.km() + other.km();
  }

  private static double length(Point at) {
    return Math.hypot(at.lat(), at.lon());
  }

  private static Point onPlane(Point centre, Point at) {
    double shrink = Math.cos(Math.toRadians(centre.lat()));
    return new Point(
        (at.lat() - centre.lat()) * Point.KM, (at.lon() - centre.lon()) * Point.KM * shrink);
  }

  /// From a point to a stretch.
  private static double distance(Point from, Point a, Point b) {
    double x = b.lon() - a.lon();
    double y = b.lat() - a.lat();
    double square = x * x + y * y;
    double part =
        square == 0
            ? 0
            : Math.clamp(((from.lon() - a.lon()) * x + (from.lat() - a.lat()) * y) / square, 0, 1);
    return Math.hypot(a.lon() + part * x - from.lon(), a.lat() + part * y - from.lat());
  }

  /// Whether a ring goes around a point: a ray from it crosses an odd number of edges.
  static boolean holds(List<Point> ring, Point at) {
    boolean isIn = false;
    for (int i = 0; i + 1 < ring.size(); i++) {
      Point a = ring.get(i);
      Point b = ring.get(i + 1);
      boolean isAcross = (a.lat() > at.lat()) != (b.lat() > at.lat());
      if (isAcross
          && at.lon()
              < (b.lon() - a.lon()) * (at.lat() - a.lat()) / (b.lat() - a.lat()) + a.lon()) {
        isIn = !isIn;
      }
    }
    return isIn;
  }

  private static boolean edgesMeet(List<Point> one, List<Point> other) {
    for (int i = 0; i + 1 < one.size(); i++) {
      for (int j = 0; j + 1 < other.size(); j++) {
        if (meet(one.get(i), one.get(i + 1), other.get(j), other.get(j + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean meet(Point a, Point b, Point c, Point d) {
    double c1 = side(a, b, c);
    double d1 = side(a, b, d);
    double a1 = side(c, d, a);
    double b1 = side(c, d, b);
    if (c1 * d1 < 0 && a1 * b1 < 0) {
      return true;
    }
    return (c1 == 0 && isBeside(a, b, c))
        || (d1 == 0 && isBeside(a, b, d))
        || (a1 == 0 && isBeside(c, d, a))
        || (b1 == 0 && isBeside(c, d, b));
  }

  /// A point on the line of a stretch lies on the stretch.
  private static boolean isBeside(Point a, Point b, Point at) {
    return at.lat() >= Math.min(a.lat(), b.lat())
        && at.lat() <= Math.max(a.lat(), b.lat())
        && at.lon() >= Math.min(a.lon(), b.lon())
        && at.lon() <= Math.max(a.lon(), b.lon());
  }

  private static double side(Point a, Point b, Point c) {
    return Math.signum(
        (b.lon() - a.lon()) * (c.lat() - a.lat()) - (b.lat() - a.lat()) * (c.lon() - a.lon()));
  }
}

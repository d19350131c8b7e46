package org.entente.watch.picture;

import java.util.List;

/// Where something was, as far as it is known.
public sealed interface Place {
  /// Degrees north and east.
  record Point(double lat, double lon) {
    boolean isOnEarth() {
      return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    }
  }

  /// Somewhere around a point.
  ///
  /// @param radiusM how far off it may be; NaN where that is not known
  record Spot(Point at, double radiusM) implements Place {}

  /// It was at the one, then at the other; between them nothing is known.
  ///
  /// @param reachM how long its way between them can have been; NaN where that is not known
  record Ends(Point first, Point last, double reachM) implements Place {}

  /// Within outlines, each closed.
  record Area(List<List<Point>> outlines) implements Place {
    public Area {
      outlines = outlines.stream().map(List::copyOf).toList();
    }
  }
}

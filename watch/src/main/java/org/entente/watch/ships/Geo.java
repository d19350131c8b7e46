package org.entente.watch.ships;

import java.util.Locale;

/// Distances on a sphere of the Earth's mean radius: off by less than 0.6 %.
final class Geo {
  static final double NAUTICAL_MILE_M = 1852;
  static final double MS_PER_HOUR = 3_600_000;
  private static final double RADIUS_M = 6_371_008.8;

  private Geo() {}

  static double metres(double lat1, double lon1, double lat2, double lon2) {
    double sinLat = Math.sin(Math.toRadians(lat2 - lat1) / 2);
    double sinLon = Math.sin(Math.toRadians(lon2 - lon1) / 2);
    double cos = Math.cos(Math.toRadians(lat1)) * Math.cos(Math.toRadians(lat2));
    double h = sinLat * sinLat + cos * sinLon * sinLon;
    return 2 * RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  static double miles(double lat1, double lon1, double lat2, double lon2) {
    return metres(lat1, lon1, lat2, lon2) / NAUTICAL_MILE_M;
  }

  static double hours(long ms) {
    return ms / MS_PER_HOUR;
  }

  /// The shorter way round, in degrees.
  static double lonDifference(double from, double to) {
    double d = (to - from) % 360;
    return d > 180 ? d - 360 : d < -180 ? d + 360 : d;
  }

  /// With so many digits behind the point, the same everywhere.
  static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}

package org.entente.watch.overflight;

/// Where things stand over the Earth. TEME turns into the Earth's frame by sidereal time alone
/// (UT1 taken as UTC: below 50 m in 2022–2026; polar motion, below 15 m, left out).
final class Sky {
  private static final double WGS84_RADIUS_KM = 6378.137;
  private static final double WGS84_F = 1 / 298.257223563;
  private static final double WGS84_E2 = WGS84_F * (2 - WGS84_F);

  /// Radians a second: the rate of sidereal time.
  static final double EARTH_RATE = 7.292115146706979e-5;

  private Sky() {}

  /// Degrees north, degrees east in (−180, 180], and km above WGS-84.
  record Geodetic(double latitude, double longitude, double heightKm) {}

  /// Position and velocity seen from the turning Earth, from TEME, in place.
  static void toEarth(double[] s, Julian time) {
    double angle = time.siderealAngle();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double x = cos * s[0] + sin * s[1];
    double y = -sin * s[0] + cos * s[1];
    double vx = cos * s[3] + sin * s[4] + EARTH_RATE * y;
    double vy = -sin * s[3] + cos * s[4] - EARTH_RATE * x;
    s[0] = x;
    s[1] = y;
    s[3] = vx;
    s[4] = vy;
  }

  static double[] fromGeodetic(double latitude, double longitude, double heightKm) {
    double lat = Math.toRadians(latitude);
    double lon = Math.toRadians(longitude);
    double n = WGS84_RADIUS_KM / Math.sqrt(1 - WGS84_E2 * Math.sin(lat) * Math.sin(lat));
    return new double[] {
      (n + heightKm) * Math.cos(lat) * Math.cos(lon),
      (n + heightKm) * Math.cos(lat) * Math.sin(lon),
      (n * (1 - WGS84_E2) + heightKm) * Math.sin(lat)
    };
  }

  /// By iteration; converges to a micrometre in a handful of rounds everywhere above the ground.
  static Geodetic toGeodetic(double x, double y, double z) {
    double p = Math.hypot(x, y);
    double lat = Math.atan2(z, p * (1 - WGS84_E2));
    double n = WGS84_RADIUS_KM;
    for (int i = 0; i < 20; i++) {
      double sin = Math.sin(lat);
      n = WGS84_RADIUS_KM / Math.sqrt(1 - WGS84_E2 * sin * sin);
      double next = Math.atan2(z + WGS84_E2 * n * sin, p);
      boolean isClose = Math.abs(next - lat) < 1e-14;
      lat = next;
      if (isClose) {
        break;
      }
    }
    double cos = Math.cos(lat);
    double sin = Math.sin(lat);
    // p cos φ + z sin φ − a √(1 − e² sin² φ), good at the poles too.
    double height = p * cos + z * sin - WGS84_RADIUS_KM * Math.sqrt(1 - WGS84_E2 * sin * sin);
    return new Geodetic(Math.toDegrees(lat), Math.toDegrees(Math.atan2(y, x)), height);
  }

  /// Unit vector to the Sun in the Earth's frame: the low-precision formula of the Astronomical
  /// Almanac, good to 0.01° from 1950 to 2050.
  static double[] sun(Julian time) {
    double n = time.day() - 2451545.0 + time.fraction();
    double mean = Math.toRadians(280.460 + 0.9856474 * n);
    double anomaly = Math.toRadians(357.528 + 0.9856003 * n);
    double longitude =
        mean
            + Math.toRadians(1.915) * Math.sin(anomaly)
            + Math.toRadians(0.020) * Math.sin(2 * anomaly);
    double obliquity = Math.toRadians(23.439 - 0.0000004 * n);
    double x = Math.cos(longitude);
    double y = Math.cos(obliquity) * Math.sin(longitude);
    double z = Math.sin(obliquity) * Math.sin(longitude);
    double angle = time.siderealAngle();
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new double[] {cos * x + sin * y, -sin * x + cos * y, z};
  }
}

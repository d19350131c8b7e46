package org.entente.watch.warning;

import java.util.Optional;
import java.util.regex.Pattern;

/// A point in degrees. Beside 180° the longitude of a ring's point may go on beyond it.
public record Point(double lat, double lon) {
  private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");

  /// Kilometres of a degree of latitude on a sphere of 6371 km.
  static final double KM = 6371 * Math.PI / 180;

  /// `lat,lon` as CAP writes it; empty for anything else.
  static Optional<Point> parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length != 2 || !isNumber(parts[0]) || !isNumber(parts[1])) {
      return Optional.empty();
    }
    Point point = new Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    return Math.abs(point.lat()) <= 90 && Math.abs(point.lon()) <= 180
        ? Optional.of(point)
        : Optional.empty();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  Point shifted(double degrees) {
    return new Point(lat, lon + degrees);
  }

  /// As CAP writes it, without the noise of binary fractions.
  String text() {
    return number(lat) + "," + number(lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon);
  }

  static String number(double value) {
    return java.math.BigDecimal.valueOf(value)
        .setScale(6, java.math.RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}

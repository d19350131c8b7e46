package org.entente.watch.overflight;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// A Julian date in two parts: `day` ends in .5 (midnight UTC), `fraction` is of that day.
public record Julian(double day, double fraction) implements Comparable<Julian> {
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final double EPOCH_1970 = 2440587.5;
  private static final long DAY_SECONDS = 86_400;
  private static final double NANOS = 1e9;

  public Julian {
    double whole = Math.floor(fraction);
    day += whole;
    fraction -= whole;
  }

  public static Julian of(Instant time) {
    long seconds = time.getEpochSecond();
    long days = Math.floorDiv(seconds, DAY_SECONDS);
    double inDay = Math.floorMod(seconds, DAY_SECONDS) + time.getNano() / NANOS;
    return new Julian(EPOCH_1970 + days, inDay / DAY_SECONDS);
  }

  /// Midnight before the first day of `year`, from which element sets count: day 1.0 is 1
  /// January.
  public static Julian startOfYear(int year, double dayOfYear) {
    long days = java.time.LocalDate.of(year, 1, 1).toEpochDay();
    return new Julian(EPOCH_1970 + days, dayOfYear - 1);
  }

  /// As documents write it, to the nearest millisecond.
  public String text() {
    return MILLIS.format(instant().plusNanos(500_000));
  }

  public Julian plusMinutes(double minutes) {
    double days = Math.floor(minutes / 1440.0);
    return new Julian(day + days, fraction + (minutes - days * 1440.0) / 1440.0);
  }

  public double minutesSince(Julian other) {
    return (day - other.day) * 1440.0 + (fraction - other.fraction) * 1440.0;
  }

  /// To the microsecond, which is what an element set's epoch is given to.
  public Instant instant() {
    long days = (long) (day - EPOCH_1970);
    long micros = Math.round(fraction * DAY_SECONDS * 1e6);
    return Instant.ofEpochSecond(days * DAY_SECONDS).plusNanos(micros * 1000);
  }

  /// Greenwich mean sidereal time, radians in [0, 2π): the formula of 1982, UT1 taken as UTC.
  public double siderealAngle() {
    double centuries = (day - 2451545.0 + fraction) / 36525.0;
    double seconds =
        67310.54841
            + (876600.0 * 3600 + 8640184.812866) * centuries
            + 0.093104 * centuries * centuries
            - 6.2e-6 * centuries * centuries * centuries;
    double angle = Math.toRadians(seconds / 240.0) % (2 * Math.PI);
    return angle < 0 ? angle + 2 * Math.PI : angle;
  }

  @Override
  public int compareTo(Julian other) {
    int byDay = Double.compare(day, other.day);
    return byDay != 0 ? byDay : Double.compare(fraction, other.fraction);
  }
}

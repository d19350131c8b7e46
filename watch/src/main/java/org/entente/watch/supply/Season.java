package org.entente.watch.supply;

import java.util.Arrays;

/// What a month of the year usually adds to a series of logarithms, where seasons are strong: both
/// learnt years rise and fall alike (a correlation of 0.8 once their trend is taken out),
/// and by more than a tenth. Else nothing.
final class Season {
  private static final int YEAR = 12;
  private static final double ALIKE = 0.8;
  private static final double LEAST = 0.10;

  /// A mean of two takes half of their variance out of both, and adds as much to what comes next:
  /// together a factor of three.
  static final double WIDER = Math.sqrt(3);

  private Season() {}

  /// Of two years in the order of months, NaN where unknown; takes out of each month what its
  /// month of the year adds, and gives what the month that comes next would add.
  static double takeOut(double[] past) {
    double[] flat = flattened(past);
    double[] adds = new double[YEAR];
    for (int i = 0; i < YEAR; i++) {
      adds[i] = (flat[i] + flat[i + YEAR]) / 2;
    }
    if (Arrays.stream(adds).anyMatch(Double::isNaN) || !isStrong(flat, adds)) {
      return 0;
    }
    double middle = Arrays.stream(adds).average().orElse(0);
    for (int i = 0; i < past.length; i++) {
      past[i] -= adds[i % YEAR] - middle;
    }
    return adds[past.length % YEAR] - middle;
  }

  private static boolean isStrong(double[] flat, double[] adds) {
    double one = 0;
    double two = 0;
    double both = 0;
    for (int i = 0; i < YEAR; i++) {
      one += flat[i] * flat[i];
      two += flat[i + YEAR] * flat[i + YEAR];
      both += flat[i] * flat[i + YEAR];
    }
    double spread = Arrays.stream(adds).max().orElse(0) - Arrays.stream(adds).min().orElse(0);
    return spread >= LEAST && both >= ALIKE * Math.sqrt(one * two);
  }

  /// Less a straight line, whose slope is what a month of the one year is above that of the other,
  /// by the mean: a year's pattern is no trend. Each year is left around zero.
  private static double[] flattened(double[] values) {
    double rise = 0;
    double sum = 0;
    for (int i = 0; i < YEAR; i++) {
      rise += (values[i + YEAR] - values[i]) / YEAR;
      sum += values[i] / YEAR;
    }
    double[] flat = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double line = rise / YEAR * (i % YEAR - (YEAR - 1) / 2.0);
      flat[i] = values[i] - sum - (i < YEAR ? 0 : rise) - line;
    }
    return flat;
  }
}

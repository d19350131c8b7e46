package org.entente.app.accuracy;

/// A yes-or-no rule against the truth, counted.
///
/// @param hits yes and true
/// @param falseAlarms yes, but not true
/// @param misses no, but true
/// @param rejections no and not true
record Tally(long hits, long falseAlarms, long misses, long rejections) {
  static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally add(boolean said, boolean is) {
    return new Tally(
        hits + (said && is ? 1 : 0),
        falseAlarms + (said && !is ? 1 : 0),
        misses + (!said && is ? 1 : 0),
        rejections + (!said && !is ? 1 : 0));
  }

  long size() {
    return hits + falseAlarms + misses + rejections;
  }

  /// Of what the rule named, how much was right; NaN if it named nothing.
  double precision() {
    return (double) hits / (hits + falseAlarms);
  }

  /// Of what there was, how much the rule named; NaN if there was nothing.
  double recall() {
    return (double) hits / (hits + misses);
  }

  /// The harmonic mean of both.
  double f1() {
    return 2.0 * hits / (2 * hits + falseAlarms + misses);
  }

  /// Of what is not so, how much the rule named; NaN if nothing was rejected, as then there was
  /// no telling.
  double falseAlarmRate() {
    return rejections == 0 ? Double.NaN : (double) falseAlarms / (falseAlarms + rejections);
  }
}

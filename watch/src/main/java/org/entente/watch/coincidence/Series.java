package org.entente.watch.coincidence;

import java.util.Arrays;

/// Times of events within a span, sorted, in days from its begin.
public final class Series {
  private final double[] days;
  private final double span;

  /// Throws [IllegalArgumentException] for a time outside of the span.
  public Series(double[] days, double span) {
    this.days = days.clone();
    this.span = span;
    Arrays.sort(this.days);
    if (!(span > 0) || (days.length > 0 && !(this.days[0] >= 0 && last() <= span))) {
      throw new IllegalArgumentException("an event outside of the span");
    }
  }

  private double last() {
    return days[days.length - 1];
  }

  public int count() {
    return days.length;
  }

  public double spanDays() {
    return span;
  }

  double at(int index) {
    return days[index];
  }

  /// Whether an event lies from `low` to `high` when all are shifted by so much and what leaves
  /// the span at its end comes in at its begin.
  boolean hasWithin(double low, double high, double shift) {
    double from = Math.max(low, 0);
    double to = Math.min(high, span);
    if (from > to) {
      return false;
    }
    // In shifted time [from, to]; before the shift that is one interval, or two at the ends.
    double begin = from - shift;
    double end = to - shift;
    if (end < 0) {
      return holds(begin + span, end + span);
    }
    return begin >= 0 ? holds(begin, end) : holds(0, end) || holds(begin + span, span);
  }

  private boolean holds(double from, double to) {
    int index = Arrays.binarySearch(days, from);
    int first = index < 0 ? -index - 1 : index;
    return first < days.length && days[first] <= to;
  }

  /// How many groups of events there are, of which each lies within `gap` of its neighbour.
  int groups(double gap) {
    int groups = days.length == 0 ? 0 : 1;
    for (int i = 1; i < days.length; i++) {
      groups += days[i] - days[i - 1] > gap ? 1 : 0;
    }
    return groups;
  }
}

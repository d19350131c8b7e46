package org.entente.watch.picture;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// When something was the case, as far as it is known.
///
/// @param from null where no begin is known
/// @param to null where no end is known
/// @param sigmaSeconds one standard deviation of both ends; NaN where it is not known
public record When(
    @Nullable Instant from, @Nullable Instant to, Manner manner, double sigmaSeconds) {
  /// What the two times mean.
  public enum Manner {
    /// It lasted from the one to the other.
    SPAN,
    /// It happened once, at some time between them.
    WITHIN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// An end before its begin is taken for the begin.
  public When {
    if (from != null && to != null && to.isBefore(from)) {
      to = from;
    }
  }

  public static When span(@Nullable Instant from, @Nullable Instant to) {
    return new When(from, to, Manner.SPAN, Double.NaN);
  }

  public static When within(@Nullable Instant from, @Nullable Instant to) {
    return new When(from, to, Manner.WITHIN, Double.NaN);
  }

  public static When at(Instant time) {
    return span(time, time);
  }

  /// Whether it may have been the case at some time from `begin` to `end`, twice its error
  /// counted; null is no limit.
  boolean touches(@Nullable Instant begin, @Nullable Instant end) {
    long widen = Double.isFinite(sigmaSeconds) ? Math.round(2000 * sigmaSeconds) : 0;
    boolean isOver = begin != null && to != null && to.plusMillis(widen).isBefore(begin);
    boolean isYet = end != null && from != null && from.minusMillis(widen).isAfter(end);
    return !isOver && !isYet;
  }

  /// What it is sorted by: its begin, or its end where no begin is known.
  @Nullable Instant first() {
    return from == null ? to : from;
  }
}

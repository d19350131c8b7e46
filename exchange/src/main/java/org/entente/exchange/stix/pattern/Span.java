package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// When something may have happened: from `from` on, and until `until`, itself included or not.
/// Null is no bound.
record Span(@Nullable BigDecimal from, @Nullable BigDecimal until, boolean untilIncluded) {
  static final Span EVER = new Span(null, null, true);

  Span notBefore(BigDecimal time) {
    boolean later = from == null || time.compareTo(from) > 0;
    return later ? new Span(time, until, untilIncluded) : this;
  }

  Span notAfter(BigDecimal time) {
    boolean earlier = until == null || time.compareTo(until) < 0;
    return earlier ? new Span(from, time, true) : this;
  }

  Span before(BigDecimal time) {
    boolean earlier = until == null || time.compareTo(until) <= 0;
    return earlier ? new Span(from, time, false) : this;
  }

  /// Whether what lasted from `first` to `last` can have happened at a moment within.
  boolean meets(BigDecimal first, BigDecimal last) {
    if (from != null && last.compareTo(from) < 0) {
      return false;
    }
    if (until == null) {
      return true;
    }
    BigDecimal earliest = from == null || first.compareTo(from) > 0 ? first : from;
    int order = earliest.compareTo(until);
    return order < 0 || (order == 0 && untilIncluded);
  }
}

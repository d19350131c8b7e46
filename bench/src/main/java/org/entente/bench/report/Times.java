package org.entente.bench.report;

import java.util.Arrays;
import java.util.Collection;

/// Run times of one question asked of many starts, by nearest rank.
public final class Times {
  /// Fewer runs have no hundredth to speak of.
  private static final int LEAST_FOR_P99 = 100;

  private final long[] nanos;

  private Times(long[] nanos) {
    this.nanos = nanos;
  }

  public static Times of(Collection<Long> nanos) {
    if (nanos.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Times(nanos.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  public int count() {
    return nanos.length;
  }

  public double p50Millis() {
    return millis(50);
  }

  /// Not a number where there are too few runs.
  public double p99Millis() {
    return nanos.length < LEAST_FOR_P99 ? Double.NaN : millis(99);
  }

  public double maxMillis() {
    return millis(100);
  }

  public double totalSeconds() {
    return Arrays.stream(nanos).sum() / 1e9;
  }

  private double millis(int percent) {
    int rank = (int) Math.ceil(nanos.length * percent / 100.0);
    return nanos[Math.max(rank, 1) - 1] / 1e6;
  }
}

package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.List;

/// Probabilities against what was true: whether things said to be 70 % sure are true seven times
/// in ten. Probabilities are parts per million.
final class Calibration {
  private static final int BINS = 10;
  private static final int WHOLE = 1_000_000;

  private final long[] counts = new long[BINS];
  private final long[] sums = new long[BINS];
  private final long[] trues = new long[BINS];
  private long size;

  /// Squared differences in units of 10⁻⁶: whole, so that the order of adding doesn't matter.
  private long squares;

  /// Minus the natural logarithm of what was said of what came true, in millionths.
  private long surprise;

  /// A bin of the reliability table: so many were said with `meanPpm` on average, `trues` of them
  /// were true.
  record Bin(int fromPercent, int toPercent, long count, long meanPpm, long trues) {}

  void add(int ppm, boolean is) {
    int bin = Math.min(BINS - 1, (int) ((long) ppm * BINS / WHOLE));
    counts[bin]++;
    sums[bin] += ppm;
    trues[bin] += is ? 1 : 0;
    long off = is ? WHOLE - ppm : ppm;
    squares += off * off / WHOLE;
    surprise += Math.round(-StrictMath.log(Math.max(1, is ? ppm : WHOLE - ppm) / 1e6) * WHOLE);
    size++;
  }

  long size() {
    return size;
  }

  /// Mean squared difference between what was said and what was: 0 is perfect, ¼ is what always
  /// saying one half gets.
  double brier() {
    return (double) squares / WHOLE / size;
  }

  /// Mean surprise in natural units: 0 is perfect, 0.693 is what always saying one half gets.
  double logLoss() {
    return (double) surprise / WHOLE / size;
  }

  /// Only the bins in which something is.
  List<Bin> bins() {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        int width = 100 / BINS;
        bins.add(new Bin(i * width, (i + 1) * width, counts[i], sums[i] / counts[i], trues[i]));
      }
    }
    return bins;
  }
}

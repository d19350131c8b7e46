package org.entente.trace.exposure;

/// How far an exposure is followed.
///
/// @param edges so many inputs or outputs of transactions are looked at in each direction, at most
/// @param leastPpm amounts below so many millionths of the total are not followed
/// @param outputs so many of the address's own coins are taken, the newest, at most
/// @param lookThroughPpm from this share of incoming money of one category on, in millionths, the
///     address counts as of that category itself; the US Treasury's rule on owners says 50 %
public record ExposureSettings(int edges, int leastPpm, int outputs, int lookThroughPpm) {
  private static final int WHOLE = 1_000_000;

  public static final ExposureSettings STANDARD = new ExposureSettings(1000, 100, 500, WHOLE / 2);

  public ExposureSettings {
    if (edges < 1 || outputs < 1) {
      throw new IllegalArgumentException("edges and outputs: at least 1");
    }
    if (leastPpm < 0 || leastPpm > WHOLE || lookThroughPpm < 1 || lookThroughPpm > WHOLE) {
      throw new IllegalArgumentException("shares: 0 to 1");
    }
  }
}

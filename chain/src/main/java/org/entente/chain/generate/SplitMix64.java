package org.entente.chain.generate;

/// The source of every choice. SplitMix64 (Steele, Lea, Flood 2014) in our own code, because the
/// algorithms behind `java.util.random` are not promised to stay.
public final class SplitMix64 {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  /// The output function by itself: a good hash of one word.
  public static long mix(long word) {
    long z = word + GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  public long next() {
    long word = mix(state);
    state += GAMMA;
    return word;
  }

  /// From 0 up to, without, `bound`; the bias of under `bound` / 2⁶⁴ doesn't matter here.
  public int below(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }

  public long below(long bound) {
    return Math.unsignedMultiplyHigh(next(), bound);
  }

  /// From `low` to `high`, both included.
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  public boolean perMille(int chance) {
    return below(1000) < chance;
  }

  /// From 0 up to, without, 1.
  public double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  /// Heavy-tailed from `low` to `high`: a Pareto draw with exponent `alpha`, cut at `high`.
  public int pareto(double alpha, int low, int high) {
    double drawn = low * StrictMath.pow(1 - unit(), -1 / alpha);
    return drawn >= high ? high : (int) drawn;
  }

  /// From 1 to `high`, with chance inverse to size: as many between 1 and 10 as between 10 and
  /// 100.
  public long reciprocal(long high) {
    return Math.min(high, (long) StrictMath.exp(unit() * StrictMath.log(high + 1.0)));
  }
}

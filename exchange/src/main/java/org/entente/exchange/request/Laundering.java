package org.entente.exchange.request;

import java.math.BigInteger;
import java.util.SplittableRandom;

/// Many thefts drawn by a seed, each with the time at which its money first moves and the time it
/// then takes, evenly, until nothing is left that anybody could stop. A model, not a measurement:
/// both times are exponential (von Neumann's draw, integers only, so that a seed gives the same
/// everywhere) with the means of whoever asks. Milliseconds.
public final class Laundering {
  private static final long WHOLE = 1_000_000;
  private static final long MINUTE = 60_000;

  private final long[] first;
  private final long[] lasts;

  private Laundering(int thefts) {
    first = new long[thefts];
    lasts = new long[thefts];
  }

  /// A mean of 0 is a time of 0 in each theft.
  public static Laundering drawn(long seed, int thefts, long firstMean, long lastsMean) {
    Laundering all = new Laundering(thefts);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < thefts; i++) {
      all.first[i] = exponential(random, firstMean);
      all.lasts[i] = exponential(random, lastsMean);
    }
    return all;
  }

  /// A uniform number is taken if the run of ever smaller ones that it begins is of odd length;
  /// how often it was not is the whole part.
  private static long exponential(SplittableRandom random, long mean) {
    long whole = 0;
    while (true) {
      long start = random.nextLong();
      long last = start;
      int run = 1;
      long next = random.nextLong();
      while (Long.compareUnsigned(next, last) < 0) {
        last = next;
        run++;
        next = random.nextLong();
      }
      if (run % 2 == 1) {
        return whole * mean + Math.unsignedMultiplyHigh(start, mean);
      }
      whole++;
    }
  }

  /// The parts per million of an average theft that have not yet got away at this time.
  public long stoppable(long millis) {
    return left(millis) / first.length;
  }

  /// How much of a sum that is.
  public long stoppable(long millis, long sum) {
    return part(left(millis), sum);
  }

  /// How much of a sum gets away in the minute from this time on.
  public long minute(long millis, long sum) {
    return part(left(millis) - left(millis + MINUTE), sum);
  }

  private long part(long left, long sum) {
    return BigInteger.valueOf(left)
        .multiply(BigInteger.valueOf(sum))
        .divide(BigInteger.valueOf(WHOLE * first.length))
        .longValueExact();
  }

  private long left(long millis) {
    long all = 0;
    for (int i = 0; i < first.length; i++) {
      long gone = millis - first[i];
      if (gone <= 0) {
        all += WHOLE;
      } else if (gone < lasts[i]) {
        all += (lasts[i] - gone) * WHOLE / lasts[i];
      }
    }
    return all;
  }

  /// The parts per million of thefts whose money has begun to move by then.
  public long begun(long millis) {
    long count = 0;
    for (long one : first) {
      count += one <= millis ? 1 : 0;
    }
    return count * WHOLE / first.length;
  }

  /// The parts per million of thefts of which nothing is left by then.
  public long complete(long millis) {
    long count = 0;
    for (int i = 0; i < first.length; i++) {
      count += first[i] + lasts[i] <= millis ? 1 : 0;
    }
    return count * WHOLE / first.length;
  }
}

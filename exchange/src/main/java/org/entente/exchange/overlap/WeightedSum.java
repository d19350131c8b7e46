package org.entente.exchange.overlap;

import java.util.List;
import org.entente.exchange.overlap.Ristretto.Addend;
import org.entente.exchange.overlap.Ristretto.Sum;
import org.jspecify.annotations.Nullable;

/// The sum of many elements, each some scalar of times, by Pippenger's buckets: a few additions
/// an element instead of a multiplication. Its time depends on the scalars, so it is for numbers
/// that everybody may know.
final class WeightedSum {
  private static final int BITS = 253;

  private WeightedSum() {}

  static Ristretto of(List<Scalar> scalars, List<Ristretto> elements) {
    if (scalars.size() != elements.size()) {
      throw new IllegalArgumentException("as many scalars as elements");
    }
    int width = Math.clamp(32 - Integer.numberOfLeadingZeros(elements.size()) - 3, 1, 12);
    byte[][] digits = scalars.stream().map(Scalar::encode).toArray(byte[][]::new);
    Addend[] addends = elements.stream().map(Addend::new).toArray(Addend[]::new);
    Sum sum = new Sum(Ristretto.IDENTITY);
    for (int low = (BITS / width) * width; low >= 0; low -= width) {
      sum.doubleOften(width);
      Ristretto window = window(digits, addends, low, width);
      sum.add(new Addend(window), 0);
    }
    return sum.element();
  }

  private static Ristretto window(byte[][] digits, Addend[] addends, int low, int width) {
    @Nullable Sum[] buckets = new Sum[1 << width];
    for (int i = 0; i < addends.length; i++) {
      int digit = bits(digits[i], low, width);
      if (digit != 0) {
        Sum bucket = buckets[digit];
        if (bucket == null) {
          bucket = new Sum(Ristretto.IDENTITY);
          buckets[digit] = bucket;
        }
        bucket.add(addends[i], 0);
      }
    }
    Sum running = new Sum(Ristretto.IDENTITY);
    Sum total = new Sum(Ristretto.IDENTITY);
    for (int i = buckets.length - 1; i > 0; i--) {
      Sum bucket = buckets[i];
      if (bucket != null) {
        running.add(new Addend(bucket.element()), 0);
      }
      total.add(new Addend(running.element()), 0);
    }
    return total.element();
  }

  private static int bits(byte[] little, int low, int width) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      int bit = low + i;
      if (bit < little.length * 8) {
        value |= ((little[bit >> 3] >> (bit & 7)) & 1) << i;
      }
    }
    return value;
  }
}

package org.entente.trace;

import java.util.Arrays;

/// Each target gets ⌊amount · value / total⌋; units left over go one each to the largest
/// remainders, of equal ones to the earlier target. Products need 128 bits.
public final class Haircut implements ShareRule.Split {
  private long[] remainders = new long[16];
  private long[] sorted = new long[16];

  @Override
  public void split(long amount, long total, long[] values, int count, long[] shares) {
    if (count > remainders.length) {
      remainders = new long[Math.max(count, 2 * remainders.length)];
      sorted = new long[remainders.length];
    }
    long left = amount;
    for (int target = 0; target < count; target++) {
      shares[target] = share(amount, values[target], total);
      remainders[target] = amount * values[target] - shares[target] * total; // exact modulo 2^64
      left -= shares[target];
    }
    if (left > 0) {
      dealLeftOver((int) left, count, shares);
    }
  }

  /// There are always fewer left over than targets with a remainder.
  private void dealLeftOver(int left, int count, long[] shares) {
    System.arraycopy(remainders, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    long least = sorted[count - left];
    int equal = left;
    for (int target = 0; target < count; target++) {
      equal -= remainders[target] > least ? 1 : 0;
    }
    for (int target = 0; target < count; target++) {
      if (remainders[target] > least) {
        shares[target]++;
      } else if (remainders[target] == least && equal > 0) {
        shares[target]++;
        equal--;
      }
    }
  }

  /// ⌊a · b / c⌋ for 0 ≤ a, b ≤ c. Knuth, The Art of Computer Programming 4.3.1 D, with two digits
  /// of 32 bits, where the product doesn't fit one word.
  static long share(long a, long b, long c) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == 0) {
      return Long.divideUnsigned(low, c);
    }
    int shift = Long.numberOfLeadingZeros(c); // at least 1: c is positive
    long divisor = c << shift;
    long upper = high << shift | low >>> (64 - shift);
    long lower = low << shift;
    long first = digit(upper, lower >>> 32, divisor);
    long rest = (upper << 32 | lower >>> 32) - first * divisor;
    long second = digit(rest, lower & 0xffff_ffffL, divisor);
    return first << 32 | second;
  }

  /// One digit of the quotient: ⌊(upper · 2³² + next) / divisor⌋, where upper < divisor.
  private static long digit(long upper, long next, long divisor) {
    long head = divisor >>> 32;
    long tail = divisor & 0xffff_ffffL;
    long guess = Long.divideUnsigned(upper, head);
    long rest = upper - guess * head;
    while (rest >>> 32 == 0
        && (guess >>> 32 != 0 || Long.compareUnsigned(guess * tail, rest << 32 | next) > 0)) {
      guess--;
      rest += head;
    }
    return guess;
  }
}

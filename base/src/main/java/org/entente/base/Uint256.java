package org.entente.base;

import java.math.BigInteger;

/// A whole number from 0 to 2²⁵⁶−1, as EVM chains count amounts: `a` holds the highest 64 bits, `d`
/// the lowest, each unsigned. Arithmetic is exact or throws [ArithmeticException].
public record Uint256(long a, long b, long c, long d) implements Comparable<Uint256> {
  public static final int BYTES = 32;
  public static final Uint256 ZERO = new Uint256(0, 0, 0, 0);
  public static final Uint256 ONE = new Uint256(0, 0, 0, 1);
  public static final Uint256 MAX = new Uint256(-1, -1, -1, -1);

  /// `value` is not negative.
  public static Uint256 of(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("negative: " + value);
    }
    return value == 0 ? ZERO : new Uint256(0, 0, 0, value);
  }

  /// Throws [IllegalArgumentException] outside of 0 to 2²⁵⁶−1.
  public static Uint256 of(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 256) {
      throw new IllegalArgumentException("not from 0 to 2^256-1: " + value);
    }
    return new Uint256(
        value.shiftRight(192).longValue(),
        value.shiftRight(128).longValue(),
        value.shiftRight(64).longValue(),
        value.longValue());
  }

  /// Decimal digits only.
  public static Uint256 parse(String decimal) {
    if (decimal.isEmpty() || decimal.length() > 78 || !decimal.chars().allMatch(Uint256::isDigit)) {
      throw new IllegalArgumentException("no whole number from 0 to 2^256-1: " + shown(decimal));
    }
    return of(new BigInteger(decimal));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static String shown(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  /// Reads `length` (0 to 32) bytes, highest first.
  public static Uint256 read(byte[] bytes, int offset, int length) {
    long[] words = new long[4];
    for (int i = 0; i < length; i++) {
      int place = length - 1 - i;
      words[3 - place / 8] |= (bytes[offset + i] & 0xffL) << (place % 8 * 8);
    }
    return new Uint256(words[0], words[1], words[2], words[3]);
  }

  /// 32 bytes, highest first.
  public void write(byte[] bytes, int offset) {
    new Hash256(a, b, c, d).write(bytes, offset);
  }

  public boolean isZero() {
    return (a | b | c | d) == 0;
  }

  /// True below 2⁶³, where [#toLong] is exact.
  public boolean fitsLong() {
    return (a | b | c) == 0 && d >= 0;
  }

  public long toLong() {
    if (!fitsLong()) {
      throw new ArithmeticException("over 63 bits: " + this);
    }
    return d;
  }

  public int bitLength() {
    if (a != 0) {
      return 256 - Long.numberOfLeadingZeros(a);
    }
    if (b != 0) {
      return 192 - Long.numberOfLeadingZeros(b);
    }
    return c != 0 ? 128 - Long.numberOfLeadingZeros(c) : 64 - Long.numberOfLeadingZeros(d);
  }

  public Uint256 plus(Uint256 other) {
    long sumD = d + other.d;
    long carry = carry(d, other.d, sumD);
    long sumC = c + other.c + carry;
    carry = carry(c, other.c, sumC);
    long sumB = b + other.b + carry;
    carry = carry(b, other.b, sumB);
    long sumA = a + other.a + carry;
    if (carry(a, other.a, sumA) != 0) {
      throw new ArithmeticException("over 2^256-1");
    }
    return new Uint256(sumA, sumB, sumC, sumD);
  }

  /// The carry out of a sum, from its highest bits (Hacker's Delight 2-13).
  private static long carry(long x, long y, long sum) {
    return ((x & y) | ((x | y) & ~sum)) >>> 63;
  }

  public Uint256 minus(Uint256 other) {
    long difD = d - other.d;
    long borrow = borrow(d, other.d, difD);
    long difC = c - other.c - borrow;
    borrow = borrow(c, other.c, difC);
    long difB = b - other.b - borrow;
    borrow = borrow(b, other.b, difB);
    long difA = a - other.a - borrow;
    if (borrow(a, other.a, difA) != 0) {
      throw new ArithmeticException("below 0");
    }
    return new Uint256(difA, difB, difC, difD);
  }

  private static long borrow(long x, long y, long difference) {
    return ((~x & y) | ((~x | y) & difference)) >>> 63;
  }

  /// This, less `other`; 0 where that would be negative.
  public Uint256 minusOrZero(Uint256 other) {
    return compareTo(other) <= 0 ? ZERO : minus(other);
  }

  /// The sum, or [#MAX] where it would be more.
  public Uint256 plusOrMax(Uint256 other) {
    return compareTo(MAX.minus(other)) > 0 ? MAX : plus(other);
  }

  public Uint256 min(Uint256 other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public Uint256 max(Uint256 other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /// ⌊this · `factor` / `divisor`⌋, with no limit on the product.
  public Uint256 timesOver(Uint256 factor, Uint256 divisor) {
    if (bitLength() + factor.bitLength() < 64 && divisor.fitsLong()) {
      return of(d * factor.d / divisor.d);
    }
    return of(toBigInteger().multiply(factor.toBigInteger()).divide(divisor.toBigInteger()));
  }

  public BigInteger toBigInteger() {
    if (fitsLong()) {
      return BigInteger.valueOf(d);
    }
    byte[] bytes = new byte[BYTES];
    write(bytes, 0);
    return new BigInteger(1, bytes);
  }

  @Override
  public int compareTo(Uint256 other) {
    int byA = Long.compareUnsigned(a, other.a);
    int byB = byA != 0 ? byA : Long.compareUnsigned(b, other.b);
    int byC = byB != 0 ? byB : Long.compareUnsigned(c, other.c);
    return byC != 0 ? byC : Long.compareUnsigned(d, other.d);
  }

  /// Decimal.
  @Override
  public String toString() {
    return fitsLong() ? Long.toString(d) : toBigInteger().toString();
  }
}

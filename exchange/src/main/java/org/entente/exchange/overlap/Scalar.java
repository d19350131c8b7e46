package org.entente.exchange.overlap;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A number modulo the order of ristretto255.
///
/// Sums and products go through the platform's integers, whose time depends a little on their
/// size; multiplying an element by it does not.
record Scalar(BigInteger value) {
  /// 2^252 + 27742317777372353535851937790883648493.
  static final BigInteger ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  static final int BYTES = 32;
  static final int DIGITS = 64;

  Scalar {
    if (value.signum() < 0 || value.compareTo(ORDER) >= 0) {
      throw new IllegalArgumentException("a scalar is from 0 to below the order");
    }
  }

  /// Never 0.
  static Scalar random(SecureRandom random) {
    byte[] wide = new byte[2 * BYTES];
    Scalar scalar;
    do {
      random.nextBytes(wide);
      scalar = reduced(wide);
    } while (scalar.isZero());
    return scalar;
  }

  /// Bytes of any number, smallest first, modulo the order.
  static Scalar reduced(byte[] little) {
    return new Scalar(new BigInteger(1, turned(little)).mod(ORDER));
  }

  /// Empty where the 32 bytes are no scalar in its only form.
  static Optional<Scalar> decode(byte[] little) {
    if (little.length != BYTES) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(1, turned(little));
    return value.compareTo(ORDER) < 0 ? Optional.of(new Scalar(value)) : Optional.empty();
  }

  byte[] encode() {
    byte[] big = value.toByteArray();
    byte[] little = new byte[BYTES];
    for (int i = 0; i < big.length && i < BYTES; i++) {
      little[i] = big[big.length - 1 - i];
    }
    return little;
  }

  private static byte[] turned(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }

  boolean isZero() {
    return value.signum() == 0;
  }

  Scalar inverse() {
    return new Scalar(value.modInverse(ORDER));
  }

  /// Of each, none 0: one inversion and three products each.
  static List<Scalar> inverses(List<Scalar> scalars) {
    List<Scalar> before = new ArrayList<>(scalars.size());
    Scalar product = new Scalar(BigInteger.ONE);
    for (Scalar one : scalars) {
      before.add(product);
      product = product.times(one);
    }
    Scalar inverse = product.inverse();
    List<Scalar> inverses = new ArrayList<>(before);
    for (int i = scalars.size() - 1; i >= 0; i--) {
      inverses.set(i, inverse.times(before.get(i)));
      inverse = inverse.times(scalars.get(i));
    }
    return inverses;
  }

  Scalar plus(Scalar other) {
    return new Scalar(value.add(other.value).mod(ORDER));
  }

  Scalar minus(Scalar other) {
    return new Scalar(value.subtract(other.value).mod(ORDER));
  }

  Scalar times(Scalar other) {
    return new Scalar(value.multiply(other.value).mod(ORDER));
  }

  /// Digits from -8 to 8 to the base of 16, smallest first.
  byte[] signedDigits() {
    byte[] little = encode();
    byte[] digits = new byte[DIGITS];
    for (int i = 0; i < BYTES; i++) {
      digits[2 * i] = (byte) (little[i] & 15);
      digits[2 * i + 1] = (byte) ((little[i] >> 4) & 15);
    }
    int carry = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
      int digit = digits[i] + carry;
      carry = (digit + 8) >> 4;
      digits[i] = (byte) (digit - (carry << 4));
    }
    digits[DIGITS - 1] += (byte) carry;
    return digits;
  }
}

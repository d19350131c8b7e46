package org.entente.base.codec;

import java.math.BigInteger;
import java.util.Arrays;

/// Base58 text with four bytes of checksum, as the older addresses are written.
public final class Base58Check {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int CHECKSUM_BYTES = 4;

  /// Longer text is no address; its conversion would take quadratic time.
  private static final int MAX_LENGTH = 128;

  private Base58Check() {}

  public static String encode(byte[] payload) {
    byte[] bytes = Arrays.copyOf(payload, payload.length + CHECKSUM_BYTES);
    System.arraycopy(checksum(payload), 0, bytes, payload.length, CHECKSUM_BYTES);
    StringBuilder text = new StringBuilder();
    BigInteger number = new BigInteger(1, bytes);
    while (number.signum() > 0) {
      BigInteger[] parts = number.divideAndRemainder(BASE);
      text.append(DIGITS.charAt(parts[1].intValue()));
      number = parts[0];
    }
    for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
      text.append(DIGITS.charAt(0));
    }
    return text.reverse().toString();
  }

  /// Throws [IllegalArgumentException] that says which character or that the checksum is wrong.
  public static byte[] decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("too long for base58: " + text.length() + " characters");
    }
    BigInteger number = BigInteger.ZERO;
    int zeros = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = DIGITS.indexOf(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException(
            "character " + (i + 1) + ", '" + text.charAt(i) + "', is not base58");
      }
      number = number.multiply(BASE).add(BigInteger.valueOf(digit));
      zeros += digit == 0 && zeros == i ? 1 : 0;
    }
    byte[] digits = number.signum() == 0 ? new byte[0] : magnitude(number);
    byte[] bytes = new byte[zeros + digits.length];
    System.arraycopy(digits, 0, bytes, zeros, digits.length);
    if (bytes.length < CHECKSUM_BYTES) {
      throw new IllegalArgumentException("too short for base58 with a checksum");
    }
    byte[] payload = Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
    byte[] told = Arrays.copyOfRange(bytes, payload.length, bytes.length);
    if (!Arrays.equals(told, checksum(payload))) {
      throw new IllegalArgumentException("the checksum does not fit: a character is mistyped");
    }
    return payload;
  }

  private static byte[] magnitude(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  private static byte[] checksum(byte[] payload) {
    byte[] hash = new byte[Sha256d.BYTES];
    new Sha256d().hash(payload, 0, payload.length, hash, 0);
    return Arrays.copyOf(hash, CHECKSUM_BYTES);
  }
}

package org.entente.base.codec;

import java.math.BigInteger;
import java.util.Arrays;

/// Monero's base58: eight bytes at a time become eleven digits, so that the length of the text
/// follows from that of the bytes; four bytes of Keccak-256 are the checksum.
public final class MoneroBase58 {
  private static final int BLOCK_BYTES = 8;
  private static final int BLOCK_DIGITS = 11;
  private static final int CHECKSUM_BYTES = 4;
  private static final int MAX_LENGTH = 200;

  /// Digits that so many bytes take.
  private static final int[] DIGITS = {0, 2, 3, 5, 6, 7, 9, 10, BLOCK_DIGITS};

  private static final BigInteger RADIX = BigInteger.valueOf(Base58.RADIX);

  private MoneroBase58() {}

  public static String encode(byte[] payload) {
    byte[] bytes = Arrays.copyOf(payload, payload.length + CHECKSUM_BYTES);
    System.arraycopy(new Keccak256().hash(payload), 0, bytes, payload.length, CHECKSUM_BYTES);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < bytes.length; at += BLOCK_BYTES) {
      byte[] block = Arrays.copyOfRange(bytes, at, Math.min(at + BLOCK_BYTES, bytes.length));
      char[] digits = new char[DIGITS[block.length]];
      BigInteger number = new BigInteger(1, block);
      for (int i = digits.length - 1; i >= 0; i--) {
        BigInteger[] parts = number.divideAndRemainder(RADIX);
        digits[i] = Base58.BITCOIN.digit(parts[1].intValue());
        number = parts[0];
      }
      text.append(digits);
    }
    return text.toString();
  }

  /// Throws [IllegalArgumentException] that says what is wrong.
  public static byte[] decode(String text) {
    int rest = Arrays.binarySearch(DIGITS, text.length() % BLOCK_DIGITS);
    if (rest < 0 || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("no bytes take " + text.length() + " digits");
    }
    byte[] bytes = new byte[text.length() / BLOCK_DIGITS * BLOCK_BYTES + rest];
    for (int from = 0, to = 0; from < text.length(); from += BLOCK_DIGITS, to += BLOCK_BYTES) {
      int end = Math.min(from + BLOCK_DIGITS, text.length());
      block(text, from, end, bytes, to, Math.min(to + BLOCK_BYTES, bytes.length));
    }
    int length = bytes.length - CHECKSUM_BYTES;
    if (length < 0) {
      throw new IllegalArgumentException("too short for base58 with a checksum");
    }
    byte[] hash = new Keccak256().hash(bytes, 0, length);
    if (!Arrays.equals(bytes, length, bytes.length, hash, 0, CHECKSUM_BYTES)) {
      throw new IllegalArgumentException("the checksum does not fit: a character is mistyped");
    }
    return Arrays.copyOf(bytes, length);
  }

  private static void block(String text, int from, int end, byte[] bytes, int at, int to) {
    BigInteger number = BigInteger.ZERO;
    for (int i = from; i < end; i++) {
      number = number.multiply(RADIX).add(BigInteger.valueOf(Base58.BITCOIN.value(text, i)));
    }
    if (number.bitLength() > 8 * (to - at)) {
      throw new IllegalArgumentException("digits " + (from + 1) + " to " + end + " are too many");
    }
    for (int i = to - 1; i >= at; i--) {
      bytes[i] = number.byteValue();
      number = number.shiftRight(8);
    }
  }
}

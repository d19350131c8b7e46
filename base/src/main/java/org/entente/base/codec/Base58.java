package org.entente.base.codec;

import java.util.Arrays;

/// Numbers in 58 digits, highest first; each zero byte in front is one zero digit in front. Two
/// alphabets are in use. Five digits are taken at a time, into words of 32 bits: labels come by the
/// ten million.
public enum Base58 {
  BITCOIN("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
  XRP("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz");

  static final int RADIX = 58;

  /// Longer text is no address; its conversion takes quadratic time.
  private static final int MAX_LENGTH = 128;

  private static final int DIGITS_AT_ONCE = 5;
  private static final long WORD = 0xffffffffL;

  private final String digits;

  @SuppressWarnings("ImmutableEnumChecker") // written by the constructor alone
  private final byte[] values = new byte[128];

  Base58(String digits) {
    this.digits = digits;
    Arrays.fill(values, (byte) -1);
    for (int i = 0; i < RADIX; i++) {
      values[digits.charAt(i)] = (byte) i;
    }
  }

  char digit(int value) {
    return digits.charAt(value);
  }

  /// The value of the digit at `at`; throws [IllegalArgumentException] if it is none.
  int value(String text, int at) {
    char digit = text.charAt(at);
    int value = digit < 128 ? values[digit] : -1;
    if (value < 0) {
      throw new IllegalArgumentException(
          "character " + (at + 1) + ", '" + digit + "', is not base58");
    }
    return value;
  }

  public String encode(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    // log(256) / log(58) is less than 1.38
    byte[] out = new byte[(bytes.length - zeros) * 138 / 100 + 1];
    int used = 0;
    for (int i = zeros; i < bytes.length; i++) {
      int carry = bytes[i] & 0xff;
      for (int j = 0; j < used || carry != 0; j++) {
        carry += out[j] << 8;
        out[j] = (byte) (carry % RADIX);
        carry /= RADIX;
        used = Math.max(used, j + 1);
      }
    }
    StringBuilder text = new StringBuilder(zeros + used);
    text.repeat(digits.charAt(0), zeros);
    for (int i = used - 1; i >= 0; i--) {
      text.append(digits.charAt(out[i]));
    }
    return text.toString();
  }

  /// Throws [IllegalArgumentException] that says which character is wrong.
  public byte[] decode(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("too long for base58: " + text.length() + " characters");
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == digits.charAt(0)) {
      zeros++;
    }
    int[] words = new int[(text.length() - zeros) * 733 / 4000 + 1];
    int used = 0;
    for (int at = zeros; at < text.length(); ) {
      long carry = 0;
      long scale = 1;
      for (int end = Math.min(at + DIGITS_AT_ONCE, text.length()); at < end; at++) {
        carry = carry * RADIX + value(text, at);
        scale *= RADIX;
      }
      for (int i = 0; i < used; i++) {
        long product = (words[i] & WORD) * scale + carry;
        words[i] = (int) product;
        carry = product >>> 32;
      }
      if (carry != 0) {
        words[used++] = (int) carry;
      }
    }
    return bytes(words, used, zeros);
  }

  private static byte[] bytes(int[] words, int used, int zeros) {
    int bits = used == 0 ? 0 : 32 * used - Integer.numberOfLeadingZeros(words[used - 1]);
    int length = (bits + 7) / 8;
    byte[] bytes = new byte[zeros + length];
    for (int i = 0; i < length; i++) {
      bytes[bytes.length - 1 - i] = (byte) (words[i / 4] >>> (8 * (i % 4)));
    }
    return bytes;
  }
}

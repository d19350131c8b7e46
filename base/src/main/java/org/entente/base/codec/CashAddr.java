package org.entente.base.codec;

import java.util.Arrays;
import java.util.Locale;

/// Bitcoin Cash's own form of addresses, with a prefix that people leave out
/// (reference.cash: CashAddr). The checksum covers the prefix.
public final class CashAddr {
  public static final String MAINNET = "bitcoincash";

  private static final long[] GENERATOR = {
    0x98f2bc8e61L, 0x79b76d99e2L, 0xf33e5fb3c4L, 0xae2eabe2a8L, 0x1e4f43e470L
  };
  private static final int CHECKSUM_DIGITS = 8;
  private static final int MAX_LENGTH = 130;

  /// Bytes of hash, by the low three bits of the version.
  private static final int[] HASH_BYTES = {20, 24, 28, 32, 40, 48, 56, 64};

  private CashAddr() {}

  /// Who can spend it. A wallet that understands tokens says so by a type two higher; the script
  /// is the same and so is this.
  ///
  /// @param type 0 the holder of a key, 1 of a script
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Decoded(String prefix, int type, byte[] hash) {}

  public static String encode(Decoded address) {
    byte[] versioned = new byte[1 + address.hash.length];
    int size = Arrays.binarySearch(HASH_BYTES, address.hash.length);
    versioned[0] = (byte) (address.type << 3 | size);
    System.arraycopy(address.hash, 0, versioned, 1, address.hash.length);
    byte[] payload = Bech32.regroup(versioned, 8, 5, true);
    byte[] all = Arrays.copyOf(payload, payload.length + CHECKSUM_DIGITS);
    long check = polymod(address.prefix, all);
    for (int i = 0; i < CHECKSUM_DIGITS; i++) {
      all[payload.length + i] = (byte) (check >>> (5 * (CHECKSUM_DIGITS - 1 - i)) & 31);
    }
    StringBuilder text = new StringBuilder(address.prefix).append(':');
    for (byte digit : all) {
      text.append(Bech32.DIGITS.charAt(digit));
    }
    return text.toString();
  }

  /// Reads it with or without its prefix; without, mainnet's is meant. Throws
  /// [IllegalArgumentException] that says what is wrong.
  public static Decoded decode(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT))) {
      throw new IllegalArgumentException("capital and small letters are mixed");
    }
    int colon = lower.indexOf(':');
    String prefix = colon < 0 ? MAINNET : lower.substring(0, colon);
    String digits = lower.substring(colon + 1);
    if (digits.length() <= CHECKSUM_DIGITS || lower.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("the length of its parts is not that of CashAddr");
    }
    byte[] values = new byte[digits.length()];
    for (int i = 0; i < values.length; i++) {
      int value = Bech32.DIGITS.indexOf(digits.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("character " + (colon + 2 + i) + " is not CashAddr");
      }
      values[i] = (byte) value;
    }
    if (polymod(prefix, values) != 0) {
      throw new IllegalArgumentException("the checksum does not fit: a character is mistyped");
    }
    byte[] payload = Arrays.copyOf(values, values.length - CHECKSUM_DIGITS);
    return versioned(prefix, Bech32.regroup(payload, 5, 8, false));
  }

  private static Decoded versioned(String prefix, byte[] bytes) {
    int version = bytes.length == 0 ? -1 : bytes[0];
    int type = version >> 3 & 15;
    if (version < 0 || type > 3 || bytes.length - 1 != HASH_BYTES[version & 7]) {
      throw new IllegalArgumentException("its version names no kind of address");
    }
    return new Decoded(prefix, type & 1, Arrays.copyOfRange(bytes, 1, bytes.length));
  }

  private static long polymod(String prefix, byte[] digits) {
    long check = 1;
    for (int i = 0; i < prefix.length(); i++) {
      check = step(check, prefix.charAt(i) & 31);
    }
    check = step(check, 0);
    for (byte digit : digits) {
      check = step(check, digit);
    }
    return check ^ 1;
  }

  private static long step(long check, int digit) {
    int top = (int) (check >>> 35);
    long next = (check & 0x07ffffffffL) << 5 ^ digit;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (top >>> i & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }
}

package org.entente.base.codec;

import java.util.Arrays;

/// Base58 text with four bytes of checksum, as the older addresses are written.
public final class Base58Check {
  private static final int CHECKSUM_BYTES = 4;

  private Base58Check() {}

  public static String encode(byte[] payload) {
    return encode(Base58.BITCOIN, payload);
  }

  public static String encode(Base58 alphabet, byte[] payload) {
    byte[] bytes = Arrays.copyOf(payload, payload.length + CHECKSUM_BYTES);
    System.arraycopy(hash(payload, payload.length), 0, bytes, payload.length, CHECKSUM_BYTES);
    return alphabet.encode(bytes);
  }

  /// Throws [IllegalArgumentException] that says which character or that the checksum is wrong.
  public static byte[] decode(String text) {
    return decode(Base58.BITCOIN, text);
  }

  /// Throws [IllegalArgumentException] that says which character or that the checksum is wrong.
  public static byte[] decode(Base58 alphabet, String text) {
    byte[] bytes = alphabet.decode(text);
    int length = bytes.length - CHECKSUM_BYTES;
    if (length < 0) {
      throw new IllegalArgumentException("too short for base58 with a checksum");
    }
    byte[] hash = hash(bytes, length);
    if (!Arrays.equals(bytes, length, bytes.length, hash, 0, CHECKSUM_BYTES)) {
      throw new IllegalArgumentException("the checksum does not fit: a character is mistyped");
    }
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] hash(byte[] bytes, int length) {
    byte[] hash = new byte[Sha256d.BYTES];
    new Sha256d().hash(bytes, 0, length, hash, 0);
    return hash;
  }
}

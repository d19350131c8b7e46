package org.entente.base;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.entente.base.codec.Keccak256;

/// The 20 bytes that name an account on every EVM chain: `a` and `b` hold the first 16 of them,
/// highest first, `c` the last four.
public record EvmAddress(long a, long b, int c) implements Comparable<EvmAddress> {
  public static final int BYTES = 20;
  public static final EvmAddress ZERO = new EvmAddress(0, 0, 0);

  /// Reads the 20 bytes at `offset`.
  public static EvmAddress read(byte[] bytes, int offset) {
    Uint256 value = Uint256.read(bytes, offset, BYTES);
    return new EvmAddress(
        value.b() << 32 | value.c() >>> 32, value.c() << 32 | value.d() >>> 32, (int) value.d());
  }

  /// Reads 0x and 40 digits. All digits of one case say nothing of typing errors; mixed case is a
  /// checksum (EIP-55), which must be right. Throws [IllegalArgumentException] that says what is
  /// wrong.
  public static EvmAddress parse(String text) {
    if (text.length() != 2 + 2 * BYTES || !(text.startsWith("0x") || text.startsWith("0X"))) {
      throw new IllegalArgumentException("an address is 0x and 40 hexadecimal digits");
    }
    String digits = text.substring(2);
    byte[] bytes;
    try {
      bytes = Hex.decode(digits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("an address is 0x and 40 hexadecimal digits", e);
    }
    EvmAddress address = read(bytes, 0);
    boolean mixed =
        !digits.equals(digits.toLowerCase(Locale.ROOT))
            && !digits.equals(digits.toUpperCase(Locale.ROOT));
    if (mixed && !address.checksummed().substring(2).equals(digits)) {
      throw new IllegalArgumentException(
          "the checksum in its upper and lower case letters (EIP-55) is wrong: a letter is mistyped,"
              + " or it is another address");
    }
    return address;
  }

  public void write(byte[] bytes, int offset) {
    Hash256 padded = new Hash256(a, b, (long) c << 32, 0);
    System.arraycopy(padded.bytes(), 0, bytes, offset, BYTES);
  }

  public byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    write(bytes, 0);
    return bytes;
  }

  /// With upper and lower case as a checksum (EIP-55).
  public String checksummed() {
    String digits = Hex.encode(bytes());
    byte[] hash = new Keccak256().hash(digits.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
      char digit = digits.charAt(i);
      text.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return text.toString();
  }

  @Override
  public int compareTo(EvmAddress other) {
    int byA = Long.compareUnsigned(a, other.a);
    int byB = byA != 0 ? byA : Long.compareUnsigned(b, other.b);
    return byB != 0 ? byB : Integer.compareUnsigned(c, other.c);
  }

  /// 0x and lower-case digits, as in JSON.
  @Override
  public String toString() {
    return "0x" + Hex.encode(bytes());
  }
}

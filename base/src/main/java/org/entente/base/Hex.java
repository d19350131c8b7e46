package org.entente.base;

import java.util.HexFormat;

/// Hexadecimal text, lower case out, either case in.
public final class Hex {
  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  public static String encode(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  public static String encode(byte[] bytes, int from, int to) {
    return FORMAT.formatHex(bytes, from, to);
  }

  /// Throws [IllegalArgumentException] on an odd number of digits or any other character.
  public static byte[] decode(String hex) {
    return FORMAT.parseHex(hex);
  }
}

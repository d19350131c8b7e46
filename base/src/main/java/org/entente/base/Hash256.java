package org.entente.base;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// 32 bytes as they stand in the raw data ("internal order"), held as four big-endian words so
/// that equality and hashing need no array.
public record Hash256(long a, long b, long c, long d) implements Comparable<Hash256> {
  public static final int BYTES = 32;
  public static final Hash256 ZERO = new Hash256(0, 0, 0, 0);

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /// Reads the 32 bytes at `offset`.
  public static Hash256 read(byte[] bytes, int offset) {
    return new Hash256(
        (long) WORD.get(bytes, offset),
        (long) WORD.get(bytes, offset + 8),
        (long) WORD.get(bytes, offset + 16),
        (long) WORD.get(bytes, offset + 24));
  }

  /// Reads 64 hexadecimal digits in the order of the raw bytes.
  public static Hash256 ofHex(String hex) {
    byte[] bytes = Hex.decode(hex);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("expected 64 hexadecimal digits, got " + hex.length());
    }
    return read(bytes, 0);
  }

  /// Reads 64 hexadecimal digits in Bitcoin's display order, which is the raw bytes backwards.
  public static Hash256 ofReversedHex(String hex) {
    return ofHex(hex).reversed();
  }

  public void write(byte[] bytes, int offset) {
    WORD.set(bytes, offset, a);
    WORD.set(bytes, offset + 8, b);
    WORD.set(bytes, offset + 16, c);
    WORD.set(bytes, offset + 24, d);
  }

  public byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    write(bytes, 0);
    return bytes;
  }

  public Hash256 reversed() {
    return new Hash256(
        Long.reverseBytes(d), Long.reverseBytes(c), Long.reverseBytes(b), Long.reverseBytes(a));
  }

  /// 64 lower-case digits, raw order.
  public String hex() {
    return Hex.encode(bytes());
  }

  /// Byte by byte, unsigned, in raw order.
  @Override
  public int compareTo(Hash256 other) {
    int byA = Long.compareUnsigned(a, other.a);
    int byB = byA != 0 ? byA : Long.compareUnsigned(b, other.b);
    int byC = byB != 0 ? byB : Long.compareUnsigned(c, other.c);
    return byC != 0 ? byC : Long.compareUnsigned(d, other.d);
  }

  @Override
  public String toString() {
    return hex();
  }
}

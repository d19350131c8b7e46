package org.entente.chain.generate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Writes what blocks and undo data are made of into an array of fixed size. Numbers are
/// little-endian.
final class ByteWriter {
  private static final VarHandle INT32 =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT64 =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int length;

  ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /// The array written to, itself; [#length()] of it counts.
  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void clear() {
    length = 0;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  ByteWriter int8(int value) {
    bytes[length++] = (byte) value;
    return this;
  }

  ByteWriter int32(int value) {
    INT32.set(bytes, length, value);
    length += Integer.BYTES;
    return this;
  }

  /// Writes over what was written at `at`.
  void setInt32(int at, int value) {
    INT32.set(bytes, at, value);
  }

  ByteWriter int64(long value) {
    INT64.set(bytes, length, value);
    length += Long.BYTES;
    return this;
  }

  ByteWriter put(byte[] from, int at, int count) {
    System.arraycopy(from, at, bytes, length, count);
    length += count;
    return this;
  }

  ByteWriter put(byte[] from) {
    return put(from, 0, from.length);
  }

  ByteWriter put(ByteWriter from) {
    return put(from.bytes, 0, from.length);
  }

  /// A count as it stands in blocks.
  ByteWriter compactSize(int number) {
    if (number < 0xfd) {
      return int8(number);
    }
    if (number <= 0xffff) {
      return int8(0xfd).int8(number).int8(number >>> 8);
    }
    return int8(0xfe).int32(number);
  }

  static int compactSizeBytes(int number) {
    return number < 0xfd ? 1 : number <= 0xffff ? 3 : 5;
  }

  /// A number as it stands in undo data (Bitcoin Core's VARINT): seven bits a byte, highest
  /// first, one less at each continuation.
  ByteWriter varInt(long number) {
    int groups = 1;
    for (long left = (number >>> 7) - 1; left >= 0; left = (left >>> 7) - 1) {
      groups++;
    }
    long left = number;
    for (int i = groups - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ((left & 0x7f) | (i < groups - 1 ? 0x80 : 0));
      left = (left >>> 7) - 1;
    }
    length += groups;
    return this;
  }
}

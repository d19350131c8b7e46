package org.entente.chain.read;

import java.io.ByteArrayOutputStream;

/// Writes raw blocks and transactions.
final class RawWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  RawWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  RawWriter int32(int value) {
    return number(value, Integer.BYTES);
  }

  RawWriter int64(long value) {
    return number(value, Long.BYTES);
  }

  private RawWriter number(long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  /// A CompactSize, in its shortest form.
  RawWriter size(int size) {
    if (size < 0xfd) {
      return number(size, 1);
    }
    if (size <= 0xffff) {
      return number(0xfd, 1).number(size, Short.BYTES);
    }
    return number(0xfe, 1).number(size, Integer.BYTES);
  }

  RawWriter sized(byte[] bytes) {
    return size(bytes.length).bytes(bytes);
  }

  int length() {
    return out.size();
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}

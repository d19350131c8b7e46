package org.entente.base.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// Expands snappy's framing format (google/snappy `framing_format.txt`): chunks of at most 64 KiB,
/// each with a checksum.
///
/// Says with [IllegalArgumentException] what doesn't fit.
public final class Snappy {
  private static final byte[] MARK = "sNaPpY".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int PREFIX_BYTES = 4;
  private static final int CHECKSUM_BYTES = 4;

  private static final int COMPRESSED = 0x00;
  private static final int PLAIN = 0x01;
  private static final int FIRST_SKIPPED = 0x80;
  private static final int STREAM = 0xff;

  private final byte[] in;
  private final int maxBytes;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private final CRC32C crc = new CRC32C();
  private byte[] out;
  private int size;

  private Snappy(byte[] in, int maxBytes) {
    this.in = in;
    this.maxBytes = maxBytes;
    out = new byte[Math.min(maxBytes, 4 * in.length + 64)];
  }

  /// Expands all of `framed`, which must not hold more than `maxBytes`.
  public static byte[] expand(byte[] framed, int maxBytes) {
    return new Snappy(framed, maxBytes).expand();
  }

  private byte[] expand() {
    int at = 0;
    while (at < in.length) {
      if (in.length - at < PREFIX_BYTES) {
        throw wrong("a chunk is cut off", at);
      }
      int kind = in[at] & 0xff;
      int length = number(at + 1, 3);
      int from = at + PREFIX_BYTES;
      if (length > in.length - from) {
        throw wrong("a chunk is cut off", at);
      }
      if (at == 0 && kind != STREAM) {
        throw wrong("the stream's mark is missing", at);
      }
      take(kind, from, from + length);
      at = from + length;
    }
    return Arrays.copyOf(out, size);
  }

  private void take(int kind, int from, int to) {
    if (kind == STREAM) {
      if (!Arrays.equals(in, from, to, MARK, 0, MARK.length)) {
        throw wrong("another mark than snappy's", from);
      }
    } else if (kind == COMPRESSED || kind == PLAIN) {
      if (to - from < CHECKSUM_BYTES) {
        throw wrong("a chunk without a checksum", from);
      }
      int checksum = number(from, CHECKSUM_BYTES);
      int data = from + CHECKSUM_BYTES;
      if (kind == PLAIN) {
        append(in, data, to - data, checksum);
      } else {
        append(chunk, 0, SnappyBlock.expand(in, data, to, chunk), checksum);
      }
    } else if (kind < FIRST_SKIPPED) {
      throw wrong("a chunk of unknown kind " + kind, from);
    }
  }

  private void append(byte[] source, int from, int length, int checksum) {
    if (length > CHUNK_BYTES || length > maxBytes - size) {
      throw new IllegalArgumentException("snappy: expands to more than " + maxBytes + " bytes");
    }
    crc.reset();
    crc.update(source, from, length);
    if (checksum != masked((int) crc.getValue())) {
      throw wrong("the checksum does not fit", from);
    }
    if (out.length - size < length) {
      out = Arrays.copyOf(out, (int) Math.min(maxBytes, 2L * (size + length)));
    }
    System.arraycopy(source, from, out, size, length);
    size += length;
  }

  /// Checksums of data that holds checksums are weak; so they are masked.
  private static int masked(int crc) {
    return Integer.rotateRight(crc, 15) + 0xa282ead8;
  }

  private int number(int at, int digits) {
    int number = 0;
    for (int i = 0; i < digits; i++) {
      number |= (in[at + i] & 0xff) << (8 * i);
    }
    return number;
  }

  private static IllegalArgumentException wrong(String what, int at) {
    return new IllegalArgumentException("snappy: " + what + ", at byte " + at);
  }
}

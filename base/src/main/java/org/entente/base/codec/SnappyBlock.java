package org.entente.base.codec;

/// Expands blocks of snappy's raw format (google/snappy `format_description.txt`): a length, then
/// pieces of text and copies of what was written before. Every step is checked against the ends of
/// both arrays, so that a damaged block can do nothing but be refused.
///
/// Says with [IllegalArgumentException] what doesn't fit.
public final class SnappyBlock {
  /// The length of a block has at most 32 bits, in five digits of seven.
  private static final int LAST_SHIFT = 28;

  /// Nothing expands more than a copy of 64 bytes, which takes three.
  private static final long MOST_TIMES = 22;

  private final byte[] in;
  private final int from;
  private final int to;
  private final byte[] out;
  private int at;
  private int done;
  private int length;

  private SnappyBlock(byte[] in, int from, int to, byte[] out) {
    this.in = in;
    this.from = from;
    this.to = to;
    this.out = out;
    this.at = from;
  }

  /// Expands `in[from, to)` into the beginning of `out`, where it must find room, and says how much
  /// it is.
  public static int expand(byte[] in, int from, int to, byte[] out) {
    return new SnappyBlock(in, from, to, out).expand();
  }

  /// How long the block says it is expanded; never more than such a block can hold.
  public static int length(byte[] in, int from, int to) {
    SnappyBlock block = new SnappyBlock(in, from, to, new byte[0]);
    block.readLength();
    return block.length;
  }

  private int expand() {
    readLength();
    if (length > out.length) {
      throw wrong("a block of " + length + " bytes where " + out.length + " are expected", from);
    }
    while (at < to) {
      int tag = in[at] & 0xff;
      int extra = extraBytes(tag);
      if (to - at <= extra) {
        throw wrong("a block is cut off", at);
      }
      int count = count(tag);
      if (count <= 0 || count > length - done) {
        throw wrong("a block holds more than it says", at);
      }
      int data = at + 1 + extra;
      if ((tag & 3) == 0) {
        if (count > to - data) {
          throw wrong("a block is cut off", at);
        }
        System.arraycopy(in, data, out, done, count);
        at = data + count;
      } else {
        copy(offset(tag), count);
        at = data;
      }
      done += count;
    }
    if (done != length) {
      throw wrong("a block holds less than it says", from);
    }
    return length;
  }

  private void readLength() {
    long said = 0;
    for (int shift = 0; ; shift += 7) {
      if (at == to || shift > LAST_SHIFT) {
        throw wrong("a block without a length", from);
      }
      int next = in[at++];
      said |= (next & 0x7fL) << shift;
      if (next >= 0) {
        break;
      }
    }
    if (said > Math.min(Integer.MAX_VALUE - 8L, MOST_TIMES * (to - at))) {
      throw wrong("a block that can't hold as much as it says", from);
    }
    length = (int) said;
  }

  /// Bytes behind the tag that belong to it.
  private static int extraBytes(int tag) {
    return switch (tag & 3) {
      case 0 -> Math.max(0, (tag >>> 2) - 59);
      case 1 -> 1;
      case 2 -> 2;
      default -> 4;
    };
  }

  private int count(int tag) {
    return switch (tag & 3) {
      case 0 -> 1 + ((tag >>> 2) < 60 ? tag >>> 2 : number(extraBytes(tag)));
      case 1 -> 4 + ((tag >>> 2) & 7);
      default -> 1 + (tag >>> 2);
    };
  }

  private int offset(int tag) {
    return switch (tag & 3) {
      case 1 -> ((tag >>> 5) << 8) | (in[at + 1] & 0xff);
      case 2 -> number(2);
      default -> number(4);
    };
  }

  /// Of so many bytes behind the tag, the lowest first.
  private int number(int bytes) {
    int number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (in[at + 1 + i] & 0xff) << (8 * i);
    }
    return number;
  }

  private void copy(int offset, int count) {
    if (offset <= 0 || offset > done) {
      throw wrong("a copy from before the beginning", at);
    }
    if (offset >= count) {
      System.arraycopy(out, done - offset, out, done, count);
      return;
    }
    for (int i = done; i < done + count; i++) { // what is copied overlaps what is written
      out[i] = out[i - offset];
    }
  }

  private static IllegalArgumentException wrong(String what, int at) {
    return new IllegalArgumentException("snappy: " + what + ", at byte " + at);
  }
}

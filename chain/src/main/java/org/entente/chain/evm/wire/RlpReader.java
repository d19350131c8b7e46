package org.entente.chain.evm.wire;

import java.util.Arrays;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// Reads RLP, Ethereum's encoding of nested lists of byte strings (Yellow Paper, appendix B), item
/// by item and strictly: every length in its shortest form, no item beyond its list, nothing left
/// over, numbers without leading zeros. So what is accepted is the one encoding of its content, and
/// a hash of these bytes is a hash of that.
///
/// Says with [IllegalArgumentException] what doesn't fit, and at which byte.
public final class RlpReader {
  /// Deeper than anything a block holds.
  private static final int MAX_DEPTH = 16;

  private static final int STRING = 0x80;
  private static final int LIST = 0xc0;

  /// Longest payload whose length fits the first byte.
  private static final int SHORT = 55;

  private final byte[] bytes;
  private final int end;
  private final int depth;
  private int at;

  /// The next item: whether it is a list, and where what it holds lies.
  private boolean list;

  private int from;
  private int to;

  public RlpReader(byte[] bytes, int from, int to) {
    this(bytes, from, to, 0);
  }

  public RlpReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private RlpReader(byte[] bytes, int from, int to, int depth) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
    this.depth = depth;
  }

  public boolean hasNext() {
    return at < end;
  }

  /// Where the next item begins.
  public int position() {
    return at;
  }

  public boolean isList() {
    peek();
    return list;
  }

  /// Bytes that the next item takes, with its length.
  public int size() {
    peek();
    return to - at;
  }

  /// A reader of the list that comes next; this one goes behind it.
  public RlpReader list() {
    peek();
    if (!list) {
      throw wrong("a list is expected");
    }
    if (depth == MAX_DEPTH) {
      throw wrong("lists in lists, " + MAX_DEPTH + " deep");
    }
    at = to;
    return new RlpReader(bytes, from, to, depth + 1);
  }

  /// The string that comes next.
  public byte[] bytes() {
    string();
    at = to;
    return Arrays.copyOfRange(bytes, from, to);
  }

  /// The string that comes next, of this length.
  public byte[] bytes(int length) {
    fixed(length);
    return Arrays.copyOfRange(bytes, from, to);
  }

  public Hash256 hash() {
    fixed(Hash256.BYTES);
    return Hash256.read(bytes, from);
  }

  public EvmAddress address() {
    fixed(EvmAddress.BYTES);
    return EvmAddress.read(bytes, from);
  }

  /// Null for an empty string.
  public @Nullable EvmAddress addressOrNull() {
    string();
    if (from == to) {
      at = to;
      return null;
    }
    return address();
  }

  /// A number from 0 to 2⁶³−1.
  public long number() {
    Uint256 number = uint256();
    if (!number.fitsLong()) {
      throw wrong("a number over 63 bits");
    }
    return number.toLong();
  }

  public Uint256 uint256() {
    string();
    if (to - from > Uint256.BYTES) {
      throw wrong("a number over 256 bits");
    }
    if (to > from && bytes[from] == 0) {
      throw wrong("a number with leading zeros");
    }
    at = to;
    return Uint256.read(bytes, from, to - from);
  }

  /// The next item as it stands, with its length. What it holds is not looked at.
  public byte[] raw() {
    peek();
    int began = at;
    at = to;
    return Arrays.copyOfRange(bytes, began, to);
  }

  public void skip() {
    peek();
    at = to;
  }

  /// Refuses anything left over.
  public void end() {
    if (at < end) {
      throw wrong("more than is expected");
    }
  }

  /// The only item of these bytes, a list.
  public static RlpReader onlyList(byte[] bytes) {
    RlpReader reader = new RlpReader(bytes);
    RlpReader list = reader.list();
    reader.end();
    return list;
  }

  private void fixed(int length) {
    string();
    if (to - from != length) {
      throw wrong(length + " bytes are expected, not " + (to - from));
    }
    at = to;
  }

  private void string() {
    peek();
    if (list) {
      throw wrong("a string is expected");
    }
  }

  private void peek() {
    if (at >= end) {
      throw wrong("an item is missing");
    }
    int first = bytes[at] & 0xff;
    if (first < STRING) {
      list = false;
      from = at;
      to = at + 1;
      return;
    }
    list = first >= LIST;
    int length = first - (list ? LIST : STRING);
    from = at + 1;
    if (length > SHORT) {
      int digits = length - SHORT;
      from += digits;
      length = longLength(digits);
    }
    if (length > end - from) {
      throw wrong("an item of " + length + " bytes goes beyond what holds it");
    }
    to = from + length;
    if (!list && length == 1 && bytes[from] >= 0) {
      throw wrong("a small byte with a length");
    }
  }

  private int longLength(int digits) {
    if (digits > Integer.BYTES || at + 1 + digits > end) {
      throw wrong("a length that goes beyond what holds it");
    }
    long length = Uint256.read(bytes, at + 1, digits).toLong();
    if (length <= SHORT || bytes[at + 1] == 0) {
      throw wrong("a length that is not in its shortest form");
    }
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("RLP: " + what + ", at byte " + at);
  }
}

package org.entente.watch.ais;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The bits of one message, packed as they were sent. Filled from six-bit armour eight characters
/// at a time and read as big-endian words: no text, no allocation. Bits beyond the end read as 0.
public final class Payload {
  /// Nine sentences of the longest line.
  static final int MOST_CHARACTERS = 9 * Sentence.MOST_PAYLOAD;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long SIXES = 0x3f3f3f3f3f3f3f3fL;
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final int GROUP = 8;
  private static final int GROUP_BYTES = 6;
  private static final String LETTERS =
      "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_ !\"#$%&'()*+,-./0123456789:;<=>?";

  private final byte[] bits = new byte[MOST_CHARACTERS * 6 / 8 + 4 * Long.BYTES];
  private int lengthBits;
  private int usedBytes;

  /// Fills from `length` armoured characters less `fill` bits. False where one of them is no
  /// six-bit character, or there are too many; the payload is then empty.
  boolean load(byte[] text, int from, int length, int fill) {
    Arrays.fill(bits, 0, Math.min(bits.length, usedBytes), (byte) 0);
    lengthBits = 0;
    usedBytes = 0;
    if (length > MOST_CHARACTERS || length * 6 < fill) {
      return false;
    }
    int whole = length & -GROUP;
    int out = 0;
    int at = from;
    boolean isGood = true;
    for (int end = from + whole; at < end; at += GROUP, out += GROUP_BYTES) {
      long word = (long) WORD.get(text, at);
      isGood &= isArmour(word);
      WORD.set(bits, out, packed(word));
    }
    int left = length - whole;
    if (left > 0) {
      long word = 0;
      for (int i = 0; i < GROUP; i++) {
        word = (word << Byte.SIZE) | (i < left ? text[at + i] & 0xff : '0');
      }
      isGood &= isArmour(word);
      WORD.set(bits, out, packed(word));
    }
    usedBytes = out + 2 * Long.BYTES;
    if (!isGood) {
      return false;
    }
    lengthBits = length * 6 - fill;
    clearFill(length * 6);
    return true;
  }

  /// What was sent as fill is no part of the message.
  private void clearFill(int endBits) {
    for (int bit = lengthBits; bit < endBits; bit++) {
      bits[bit >> 3] &= (byte) ~(0x80 >> (bit & 7));
    }
  }

  /// Eight characters are all from 0 to W or from ` to w.
  private static boolean isArmour(long word) {
    long low = word + 0x50 * ONES;
    long high = word + 0x08 * ONES;
    long gap = (word & 0xf8f8f8f8f8f8f8f8L) ^ 0x58 * ONES;
    long isGap = (gap - ONES) & ~gap & HIGHS;
    return (word & HIGHS) == 0 && (low & HIGHS) == HIGHS && (high & HIGHS) == 0 && isGap == 0;
  }

  /// Character − 48, less 8 more from ` on; then six bits of each byte moved together to the top.
  private static long packed(long word) {
    long upper = word & (word >>> 1) & (0x20 * ONES);
    long six = (word - 0x30 * ONES - (upper >>> 2)) & SIXES;
    long twelve = ((six & 0x3f003f003f003f00L) >>> 2) | (six & 0x003f003f003f003fL);
    long twentyFour = ((twelve & 0x0fff00000fff0000L) >>> 4) | (twelve & 0x00000fff00000fffL);
    return (((twentyFour & 0x00ffffff00000000L) >>> 8) | (twentyFour & 0x0000000000ffffffL)) << 16;
  }

  public int lengthBits() {
    return lengthBits;
  }

  /// At most 57 bits from bit `start`.
  public long wide(int start, int length) {
    int at = start >> 3;
    if (at > bits.length - Long.BYTES) {
      return 0;
    }
    return ((long) WORD.get(bits, at) << (start & 7)) >>> (Long.SIZE - length);
  }

  /// At most 31 bits.
  public int unsigned(int start, int length) {
    return (int) wide(start, length);
  }

  /// Two's complement.
  public int signed(int start, int length) {
    int shift = Integer.SIZE - length;
    return unsigned(start, length) << shift >> shift;
  }

  public boolean flag(int bit) {
    return unsigned(bit, 1) != 0;
  }

  public int type() {
    return unsigned(0, 6);
  }

  public int mmsi() {
    return unsigned(8, 30);
  }

  /// Up to the first `@`, blanks at its end cut.
  public String text(int start, int characters) {
    return untrimmed(start, characters).stripTrailing();
  }

  String untrimmed(int start, int characters) {
    StringBuilder text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      int six = unsigned(start + 6 * i, 6);
      if (six == 0) {
        break;
      }
      text.append(LETTERS.charAt(six));
    }
    return text.toString();
  }

  /// How many whole characters stand from `start` to the end.
  int charactersFrom(int start) {
    return Math.max(0, (lengthBits - start) / 6);
  }

  /// "bits:hex" of what stands from `start` to `end`, in whole bytes. Of what follows, the last
  /// byte shows what stands before `shown`.
  String hex(int start, int end, int shown) {
    int count = Math.max(0, end - start);
    StringBuilder text = new StringBuilder(count / 4 + 8).append(count).append(':');
    for (int bit = 0; bit < count; bit += 8) {
      int kept = Math.min(8, shown - start - bit);
      int value = unsigned(start + bit, kept) << (8 - kept);
      text.append(Character.forDigit(value >> 4, 16)).append(Character.forDigit(value & 15, 16));
    }
    return text.toString();
  }

  String hex(int start, int end) {
    return hex(start, end, end);
  }
}

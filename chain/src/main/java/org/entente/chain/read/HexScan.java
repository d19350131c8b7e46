package org.entente.chain.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.entente.base.BadInput;

/// Blocks and transactions in hexadecimal, one a line, or one over many short lines.
final class HexScan {
  /// The shortest transaction has 60 bytes: a shorter first line is a piece of one.
  private static final int MIN_ITEM_DIGITS = 120;

  private final RawItems items;

  HexScan(RawItems items) {
    this.items = items;
  }

  static boolean isDigit(int character) {
    return Character.digit(character, 16) >= 0 && character < 0x80;
  }

  /// False when the first item is neither a block nor a transaction.
  boolean scan(InputStream content, int file, String name) throws IOException {
    Digits digits = new Digits(content, name);
    boolean any = false;
    while (digits.readItem(!any)) {
      byte[] raw = digits.bytes();
      if (!any && !items.isKnown(raw)) {
        return false;
      }
      any = true;
      items.add(raw, file, digits.itemOffset);
    }
    return any;
  }

  /// The digits of one item.
  private static final class Digits {
    private final InputStream in;
    private final String name;
    private byte[] nibbles = new byte[4096];
    private int count;
    private long offset;
    private long itemOffset;
    private boolean wrapped;

    Digits(InputStream in, String name) {
      this.in = in;
      this.name = name;
    }

    /// Reads the next line that is not empty; the whole text if its first line is too short to be
    /// an item. False at the end.
    boolean readItem(boolean first) throws IOException {
      count = 0;
      itemOffset = offset;
      for (int next = in.read(); next >= 0; next = in.read()) {
        offset++;
        boolean lineEnds = next == '\n' && count > 0;
        if (lineEnds && first && count < MIN_ITEM_DIGITS) {
          wrapped = true;
        }
        if (lineEnds && !wrapped) {
          break;
        }
        if (next > ' ') {
          append(next);
        }
      }
      return count > 0;
    }

    private void append(int character) {
      if (!isDigit(character) || count == 2 * BlockParser.MAX_BLOCK_BYTES) {
        throw new BadInput(
            name,
            "byte " + (offset - 1),
            isDigit(character) ? "more digits than any block has" : "not a hexadecimal digit",
            "Give one block or transaction a line");
      }
      if (count == 0) {
        itemOffset = offset - 1;
      }
      if (count == nibbles.length) {
        nibbles = Arrays.copyOf(nibbles, 2 * count);
      }
      nibbles[count++] = (byte) Character.digit(character, 16);
    }

    byte[] bytes() {
      if (count % 2 == 1) {
        throw new BadInput(
            name, "byte " + itemOffset, "an odd number of digits", Findings.GET_AGAIN);
      }
      byte[] bytes = new byte[count / 2];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ((nibbles[2 * i] << 4) | nibbles[2 * i + 1]);
      }
      return bytes;
    }
  }
}

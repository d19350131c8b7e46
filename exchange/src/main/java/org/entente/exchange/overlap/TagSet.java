package org.entente.exchange.overlap;

import java.nio.ByteBuffer;
import java.util.List;

/// Tags to be looked up: 16 bytes each in a table half full at most, a million in 64 MB. Tags are
/// outputs of a pseudorandom function, so their own bytes say where they stand.
public final class TagSet {
  private final long[] table;
  private final int mask;
  private int size;
  private boolean hasZero;

  /// @param expected how many tags may come
  public TagSet(long expected) {
    int slots = Integer.highestOneBit(Math.clamp(expected, 8, 1 << 27)) * 4;
    table = new long[2 * slots];
    mask = slots - 1;
  }

  public static TagSet of(List<byte[]> tags) {
    TagSet set = new TagSet(tags.size());
    tags.forEach(set::add);
    return set;
  }

  /// Adds those of a sheet. Gives how many were new.
  ///
  /// @throws MalformedElement when its length is none
  public int addAll(byte[] sheet) throws MalformedElement {
    return addEach(sheet, EpochKey.TAG);
  }

  /// Adds the first 16 bytes of each piece of a sheet. Gives how many were new.
  ///
  /// @throws MalformedElement when its length is none
  public int addEach(byte[] sheet, int length) throws MalformedElement {
    if (sheet.length % length != 0) {
      throw new MalformedElement(sheet.length + " bytes are not pieces of " + length);
    }
    int fresh = 0;
    ByteBuffer buffer = ByteBuffer.wrap(sheet);
    for (int at = 0; at < sheet.length; at += length) {
      fresh += add(buffer.getLong(at), buffer.getLong(at + Long.BYTES)) ? 1 : 0;
    }
    return fresh;
  }

  void add(byte[] tag) {
    ByteBuffer buffer = ByteBuffer.wrap(tag);
    add(buffer.getLong(), buffer.getLong());
  }

  private boolean add(long high, long low) {
    if (high == 0 && low == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    int slot = slot(high, low);
    if (table[2 * slot] == high && table[2 * slot + 1] == low) {
      return false;
    }
    if (size > mask / 2) {
      throw new IllegalStateException("more tags than were expected");
    }
    table[2 * slot] = high;
    table[2 * slot + 1] = low;
    size++;
    return true;
  }

  public boolean contains(byte[] tag) {
    ByteBuffer buffer = ByteBuffer.wrap(tag);
    long high = buffer.getLong();
    long low = buffer.getLong();
    if (high == 0 && low == 0) {
      return hasZero;
    }
    return table[2 * slot(high, low)] != 0 || table[2 * slot(high, low) + 1] != 0;
  }

  /// Where a tag stands, or would.
  private int slot(long high, long low) {
    int slot = (int) (high ^ (high >>> 32)) & mask;
    while (true) {
      long oneHigh = table[2 * slot];
      long oneLow = table[2 * slot + 1];
      boolean isEmpty = oneHigh == 0 && oneLow == 0;
      if (isEmpty || (oneHigh == high && oneLow == low)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }
}

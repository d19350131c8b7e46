package org.entente.trace.cluster;

import java.util.Arrays;
import org.entente.chain.Block;
import org.entente.chain.ChainView;

/// Collects [Habits] from raw blocks: a byte a transaction.
public final class RawHabits implements Habits {
  private static final int HEADER_BYTES = 80;

  private final ChainView chain;
  private final byte[] codes;
  private long known;

  public RawHabits(ChainView chain) {
    this.chain = chain;
    codes = new byte[Math.toIntExact(chain.txCount())];
  }

  /// Adds a block of the chain; others, and those that are no whole raw blocks, are passed over.
  public void add(Block block) {
    int row = chain.findBlock(block.hash());
    boolean raw =
        block.extent() == Block.Extent.FULL
            && block.header().length == HEADER_BYTES
            && block.bytes().length > HEADER_BYTES
            && Arrays.equals(block.header(), 0, HEADER_BYTES, block.bytes(), 0, HEADER_BYTES);
    if (row >= 0 && raw) {
      long first = chain.block(row).firstTx();
      Cursor at = new Cursor(block.bytes());
      at.skip(HEADER_BYTES);
      long count = at.compactSize();
      for (int tx = 0; tx < count; tx++) {
        codes[Math.toIntExact(first + tx)] = at.transaction();
      }
      known += count;
    }
  }

  /// Transactions whose habits are known.
  public long known() {
    return known;
  }

  @Override
  public int of(long tx) {
    return codes[Math.toIntExact(tx)];
  }

  /// Steps through a raw block that was parsed before, and so holds what it says.
  private static final class Cursor {
    private static final int OUT_POINT_BYTES = 36;

    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    void skip(long count) {
      at = Math.toIntExact(at + count);
    }

    int int32() {
      int value = 0;
      for (int i = 0; i < Integer.BYTES; i++) {
        value |= (bytes[at++] & 0xff) << (8 * i);
      }
      return value;
    }

    long compactSize() {
      int first = bytes[at++] & 0xff;
      int width = first < 0xfd ? 0 : 1 << (first - 0xfc);
      long value = width == 0 ? first : 0;
      for (int i = 0; i < width; i++) {
        value |= (bytes[at++] & 0xffL) << (8 * i);
      }
      return value;
    }

    byte transaction() {
      int version = int32();
      boolean witness = bytes[at] == 0;
      skip(witness ? 2 : 0);
      long inputs = compactSize();
      int sequence = 0;
      for (long i = 0; i < inputs; i++) {
        skip(OUT_POINT_BYTES);
        skip(compactSize());
        int its = int32();
        sequence = i == 0 ? its : sequence;
      }
      for (long outputs = compactSize(); outputs > 0; outputs--) {
        skip(Long.BYTES);
        skip(compactSize());
      }
      for (long stacks = witness ? inputs : 0; stacks > 0; stacks--) {
        for (long items = compactSize(); items > 0; items--) {
          skip(compactSize());
        }
      }
      return (byte) Habits.code(version, int32(), sequence);
    }
  }
}

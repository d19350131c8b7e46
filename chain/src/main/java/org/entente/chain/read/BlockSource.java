package org.entente.chain.read;

import org.entente.base.BlockHash;
import org.entente.chain.Block.Extent;
import org.jspecify.annotations.Nullable;

/// Where a block stands and what orders it among others; some 150 bytes, so that a million of
/// them are no burden. Read it with a [BlockReader].
///
/// @param bits the header's compact target, 0 where no header is known
/// @param time Unix seconds or [Block#UNKNOWN]
/// @param height as far as it is known without reading the block, else [Block#UNKNOWN]
/// @param told whether the values of what it spends are told beside it
/// @param where the bytes to read it from
/// @param undo the undo data that belongs to it
/// @param otherCopy the same block elsewhere, for when this copy turns out to be damaged
public record BlockSource(
    Extent extent,
    BlockHash hash,
    BlockHash parent,
    int bits,
    long time,
    int height,
    boolean told,
    Where where,
    @Nullable Where undo,
    @Nullable BlockSource otherCopy) {

  /// `length` bytes at `offset` of a file known by its number; `spilled` is where the encoded
  /// block stands in the spill file, −1 if it is read in place.
  record Where(int file, long offset, int length, long spilled) {}

  BlockSource withUndo(Where found) {
    return new BlockSource(extent, hash, parent, bits, time, height, true, where, found, otherCopy);
  }

  BlockSource withOtherCopy(@Nullable BlockSource copy) {
    return new BlockSource(extent, hash, parent, bits, time, height, told, where, undo, copy);
  }

  boolean isSpilled() {
    return where.spilled >= 0;
  }
}

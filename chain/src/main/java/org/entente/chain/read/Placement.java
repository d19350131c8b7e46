package org.entente.chain.read;

import org.entente.base.BlockHash;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;

/// What a source tells of the block that a single transaction stands in.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Placement(
    Extent extent, BlockHash hash, BlockHash parent, byte[] header, int height, long time) {
  static final Placement LOOSE =
      new Placement(
          Extent.LOOSE, BlockHash.NONE, BlockHash.NONE, new byte[0], Block.UNKNOWN, Block.UNKNOWN);

  static Placement partial(BlockHash hash, int height, long time) {
    return new Placement(Extent.PARTIAL, hash, BlockHash.NONE, new byte[0], height, time);
  }
}

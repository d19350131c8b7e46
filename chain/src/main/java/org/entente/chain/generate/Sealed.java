package org.entente.chain.generate;

import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.jspecify.annotations.Nullable;

/// A finished block. `undo` is what its rev record holds, without frame and checksum; null when
/// none is wanted or the block is stale.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sealed(
    int height,
    long time,
    byte[] hash,
    byte[] parent,
    byte[] bytes,
    byte @Nullable [] undo,
    Coinbase coinbase) {
  BlockHash blockHash() {
    return new BlockHash(Hash256.read(hash, 0));
  }
}

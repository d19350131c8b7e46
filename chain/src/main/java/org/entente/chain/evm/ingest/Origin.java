package org.entente.chain.evm.ingest;

import java.nio.file.Path;
import java.util.Set;
import org.entente.base.Hash256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;

/// Where a block is that belongs to the ledger to be. `proofs` says how much is told of it.
sealed interface Origin {
  EvmHeader header();

  Set<EvmBlock.Proof> proofs();

  /// In the store already, as its block number `block`.
  record Stored(int block, EvmHeader header, Set<EvmBlock.Proof> proofs) implements Origin {}

  /// Kept beside the store.
  record Kept(Path file, EvmHeader header, Set<EvmBlock.Proof> proofs) implements Origin {}

  /// In the sources of this import.
  record Found(int place, EvmHeader header, Set<EvmBlock.Proof> proofs) implements Origin {}

  /// What tells the block from all others: its hash, or its number where nobody told the hash.
  default String name() {
    return name(header().hash(), header().number());
  }

  /// The same for lookups among millions: its hash, or its number.
  default Object key() {
    return key(header());
  }

  static Object key(EvmHeader header) {
    return header.hash().equals(EvmBlock.UNKNOWN_HASH) ? (Object) header.number() : header.hash();
  }

  static String name(Hash256 hash, long number) {
    return hash.equals(EvmBlock.UNKNOWN_HASH) ? "number-" + number : hash.hex();
  }

  static EvmHeader headerOf(EvmBlock block) {
    return new EvmHeader(
        block.hash(), block.parent(), block.number(), block.time(), block.difficulty());
  }
}

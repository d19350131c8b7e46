package org.entente.chain.ingest;

import java.nio.file.Path;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.check.BlockRules;
import org.entente.chain.order.Candidate;
import org.entente.chain.read.BlockSource;
import org.entente.chain.store1.MappedChain;

/// Where a block of the ledger to be comes from.
sealed interface Origin {
  Candidate candidate();

  private static int bits(byte[] header) {
    return header.length == 0 ? 0 : BlockRules.bits(header);
  }

  /// In the store already.
  record Stored(int block, Candidate candidate) implements Origin {
    static Stored of(MappedChain chain, int block) {
      ChainView.BlockRow row = chain.block(block);
      return new Stored(
          block,
          new Candidate(
              row.hash(),
              row.parent(),
              bits(chain.header(block)),
              row.height(),
              row.time(),
              row.extent()));
    }
  }

  /// Put aside by this or an earlier import.
  record Kept(Path file, Candidate candidate) implements Origin {
    static Kept of(Path file, Block block) {
      return new Kept(
          file,
          new Candidate(
              block.hash(),
              block.parent(),
              bits(block.header()),
              block.height(),
              block.time(),
              block.extent()));
    }
  }

  /// In the files that are imported.
  record Found(BlockSource source, Candidate candidate) implements Origin {
    static Found of(BlockSource source, int height) {
      return new Found(
          source,
          new Candidate(
              source.hash(),
              source.parent(),
              source.bits(),
              height,
              source.time(),
              source.extent()));
    }
  }
}

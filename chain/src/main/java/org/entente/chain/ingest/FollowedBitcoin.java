package org.entente.chain.ingest;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.Block.Extent;
import org.entente.chain.ChainView.BlockRow;
import org.entente.chain.check.BlockRules;
import org.entente.chain.check.ProofOfWork;
import org.entente.chain.follow.FollowedLedger;
import org.entente.chain.store1.LedgerWriter;
import org.entente.chain.store1.MappedChain;

/// A Bitcoin store that follows its chain. What falls off the chain is kept aside, as an import
/// keeps it, so that an import and a follower can take turns on one store.
public final class FollowedBitcoin implements FollowedLedger<Block>, AutoCloseable {
  private final Path store;
  private final LedgerWriter writer;
  private final Aside aside;
  private final int firstHeight;
  private final int firstBlock;
  private final Set<BlockHash> returned = new HashSet<>();
  private boolean pending;

  private FollowedBitcoin(Path store, LedgerWriter writer, int firstHeight, int firstBlock) {
    this.store = store;
    this.writer = writer;
    this.aside = new Aside(store);
    this.firstHeight = firstHeight;
    this.firstBlock = firstBlock;
  }

  /// Opens the store in `folder`, or begins one there with the block at height `since`.
  public static FollowedBitcoin open(Path folder, Network network, int since) throws IOException {
    LedgerWriter writer = LedgerWriter.open(folder, network);
    try (MappedChain chain = MappedChain.open(folder)) {
      int blocks = chain.blockCount();
      if (blocks == 0) {
        return new FollowedBitcoin(folder, writer, since, 0);
      }
      int first = firstOfRun(folder, chain);
      return new FollowedBitcoin(folder, writer, chain.block(first).height(), first);
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /// Index of the first block of the unbroken run that the newest block ends.
  private static int firstOfRun(Path folder, MappedChain chain) {
    int block = chain.blockCount() - 1;
    BlockRow row = chain.block(block);
    if (row.extent() != Extent.FULL || row.height() == Block.UNKNOWN) {
      throw new BadInput(
          folder.toString(),
          "its last block",
          "this store ends with transactions whose block is not wholly known, so nothing can follow",
          "Follow into a store of its own: name another folder.");
    }
    while (block > 0) {
      BlockRow before = chain.block(block - 1);
      if (before.extent() != Extent.FULL || !before.hash().equals(row.parent())) {
        break;
      }
      row = before;
      block--;
    }
    return block;
  }

  @Override
  public long firstHeight() {
    return firstHeight;
  }

  @Override
  public long height() {
    return firstHeight + (writer.blockCount() - firstBlock) - 1L;
  }

  private int block(long height) {
    return Math.toIntExact(height - firstHeight) + firstBlock;
  }

  @Override
  public Hash256 hashAt(long height) throws IOException {
    return writer.blockHash(block(height)).hash();
  }

  @Override
  public void append(Block block) throws IOException {
    int height = Math.toIntExact(height() + 1);
    if (height == 0) {
      requireGenesis(block);
    }
    BlockRules.checkHeight(block, writer.network(), height);
    writer.append(block.withHeight(height));
    pending = true;
    returned.add(block.hash());
  }

  private void requireGenesis(Block block) {
    if (!block.hash().equals(writer.network().genesis())) {
      throw new BadInput(
          store.toString(),
          "block " + block.hash(),
          "this is not the first block of " + writer.network().text(),
          "Name a node of that network.");
    }
  }

  /// What it lets go of is kept aside first.
  @Override
  public void rollBackTo(long height) throws IOException {
    commit();
    int keep = block(height) + 1;
    try (MappedChain chain = MappedChain.open(store)) {
      for (int block = keep; block < chain.blockCount(); block++) {
        aside.keep(chain.read(block));
      }
    }
    aside.force();
    writer.truncate(keep);
  }

  @Override
  public BigInteger workAbove(long height) throws IOException {
    commit();
    BigInteger work = BigInteger.ZERO;
    try (MappedChain chain = MappedChain.open(store)) {
      for (int block = block(height) + 1; block < chain.blockCount(); block++) {
        work = work.add(ProofOfWork.work(BlockRules.bits(chain.header(block))));
      }
    }
    return work;
  }

  @Override
  public void commit() throws IOException {
    if (pending && writer.isSound()) {
      writer.commit();
      pending = false;
      aside.drop(returned);
      returned.clear();
    }
  }

  @Override
  public Hash256 hashOf(Block block) {
    return block.hash().hash();
  }

  @Override
  public Hash256 parentOf(Block block) {
    return block.parent().hash();
  }

  @Override
  public String text(Hash256 hash) {
    return new BlockHash(hash).toString();
  }

  /// Closes the store at the last commit.
  @Override
  public void close() throws IOException {
    writer.close();
  }
}

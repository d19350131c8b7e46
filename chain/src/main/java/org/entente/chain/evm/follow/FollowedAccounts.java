package org.entente.chain.evm.follow;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.ingest.OffChain;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.follow.FollowedLedger;

/// A store of an EVM chain that follows it. What falls off the chain is kept aside.
///
/// Work is not counted: since the Merge no chain has any, and which branch is right is for the
/// nodes to say.
public final class FollowedAccounts implements FollowedLedger<EvmBlock>, AutoCloseable {
  private final Path folder;
  private final AccountWriter writer;
  private final OffChain off;
  private final long firstHeight;
  private final int firstBlock;
  private final Set<Hash256> returned = new HashSet<>();
  private boolean pending;

  private FollowedAccounts(Path folder, AccountWriter writer, long firstHeight, int firstBlock) {
    this.folder = folder;
    this.writer = writer;
    this.off = new OffChain(folder);
    this.firstHeight = firstHeight;
    this.firstBlock = firstBlock;
  }

  /// Opens the store in `folder`, or begins one there with block number `since`.
  public static FollowedAccounts open(Path folder, EvmNetwork network, long since)
      throws IOException {
    AccountWriter writer = AccountWriter.open(folder, network);
    try {
      AccountView view = writer.view();
      int block = view.blockCount() - 1;
      if (block < 0) {
        return new FollowedAccounts(folder, writer, since, 0);
      }
      if (view.block(block).hash().equals(EvmBlock.UNKNOWN_HASH)) {
        throw new BadInput(
            folder.toString(),
            "its last block",
            "this store was made of tables without block hashes, so nothing can follow",
            "Follow into a store of its own: name another folder.");
      }
      while (block > 0 && view.block(block - 1).hash().equals(view.block(block).parent())) {
        block--;
      }
      return new FollowedAccounts(folder, writer, view.block(block).number(), block);
    } catch (IOException | RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  public EvmNetwork network() {
    return writer.network();
  }

  /// The ledger as it is now, with its indexes in memory; to be read until the next change, by the
  /// thread that writes.
  public AccountView view() throws IOException {
    return writer.view();
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
    return writer.view().block(block(height)).hash();
  }

  @Override
  public void append(EvmBlock block) throws IOException {
    writer.append(block);
    returned.add(block.hash());
    pending = true;
  }

  /// What it lets go of is kept aside first.
  @Override
  public void rollBackTo(long height) throws IOException {
    commit();
    int keep = block(height) + 1;
    try (MappedAccounts stored = MappedAccounts.open(folder)) {
      for (int block = keep; block < stored.blockCount(); block++) {
        off.keep(stored.read(block));
      }
    }
    off.force();
    writer.truncate(keep);
  }

  @Override
  public BigInteger workAbove(long height) {
    return BigInteger.ZERO;
  }

  @Override
  public void commit() throws IOException {
    if (pending && writer.isSound()) {
      writer.commit();
      pending = false;
      off.drop(returned);
      returned.clear();
    }
  }

  @Override
  public Hash256 hashOf(EvmBlock block) {
    return block.hash();
  }

  @Override
  public Hash256 parentOf(EvmBlock block) {
    return block.parent();
  }

  @Override
  public String text(Hash256 hash) {
    return "0x" + hash.hex();
  }

  /// Closes the store at the last commit.
  @Override
  public void close() throws IOException {
    writer.close();
  }
}

package org.entente.chain.evm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.jspecify.annotations.Nullable;

/// What every ledger of accounts asks of a block before it takes any of it.
public final class EvmRules {
  /// More logs than a block of any chain has room for, and what fits beside a kind on disk.
  public static final int MOST_LOGS = 1 << 28;

  private static final int MOST_TOPICS = 4;

  private EvmRules() {}

  /// Throws [BrokenRule] unless the block can follow `newest`, null for the first: numbers ascend
  /// (with gaps, because partial data is normal), a direct successor names its parent, each
  /// transaction stands once and has a hash, each transfer has at least one party.
  public static void check(EvmBlock block, @Nullable EvmHeader newest) {
    if (newest != null) {
      checkPlace(block, newest);
    }
    Set<Hash256> seen = HashSet.newHashSet(block.txs().size());
    for (EvmTx tx : block.txs()) {
      require(!tx.hash().equals(Hash256.ZERO), "a transaction without a hash", block);
      require(seen.add(tx.hash()), "transaction " + tx.hash() + " twice", block);
      require(tx.type() >= 0 && tx.type() <= EvmTx.UNKNOWN_TYPE, "type " + tx.type(), block);
      checkTransfers(tx.transfers(), block);
      for (EvmLog log : KeptLogs.of(tx)) {
        require(log.topics().size() <= MOST_TOPICS, "a log of over four topics", block);
        require(isLogIndex(log.logIndex()), "log index " + log.logIndex(), block);
      }
    }
    checkTransfers(block.credits(), block);
  }

  private static void checkPlace(EvmBlock block, EvmHeader newest) {
    if (block.number() <= newest.number()) {
      throw new BrokenRule(
          Rule.PARENT, "block " + block.number() + " can't follow block " + newest.number());
    }
    boolean linked =
        block.number() == newest.number() + 1
            && !newest.hash().equals(EvmBlock.UNKNOWN_HASH)
            && !block.parent().equals(EvmBlock.UNKNOWN_HASH);
    if (linked && !block.parent().equals(newest.hash())) {
      throw new BrokenRule(
          Rule.PARENT,
          "block %s names parent 0x%s, but block %s is 0x%s"
              .formatted(block.number(), block.parent(), newest.number(), newest.hash()));
    }
  }

  private static void checkTransfers(List<Transfer> transfers, EvmBlock block) {
    for (Transfer transfer : transfers) {
      require(transfer.from() != null || transfer.to() != null, "a transfer of nobody", block);
      Asset asset = transfer.asset();
      boolean plain =
          switch (asset.standard()) {
            case NATIVE -> asset.contract().equals(EvmAddress.ZERO) && asset.id().isZero();
            case ERC20 -> asset.id().isZero();
            case ERC721, ERC1155 -> true;
          };
      require(plain, "an asset of two names: " + asset, block);
      int log = transfer.logIndex();
      require(log == Transfer.NO_LOG || isLogIndex(log), "log index " + log, block);
    }
  }

  private static boolean isLogIndex(int index) {
    return index >= 0 && index < MOST_LOGS;
  }

  private static void require(boolean holds, String otherwise, EvmBlock block) {
    if (!holds) {
      throw new BrokenRule(Rule.FORMAT, otherwise + " in block " + block.number());
    }
  }
}

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
      require(!tx.hash().equals(Hash256.ZERO), block, "no hash of a transaction,", tx.success());
      require(seen.add(tx.hash()), block, "twice the transaction", tx.hash());
      require(
          tx.type() >= 0 && tx.type() <= EvmTx.UNKNOWN_TYPE, block, "no known type in", tx.hash());
      checkTransfers(tx.transfers(), block);
      for (EvmLog log : KeptLogs.of(tx)) {
        require(log.topics().size() <= MOST_TOPICS, block, "over four topics by", log.contract());
        require(isLogIndex(log.logIndex()), block, "no place of a log by", log.contract());
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
      require(transfer.from() != null || transfer.to() != null, block, "nobody's", transfer);
      Asset asset = transfer.asset();
      boolean plain =
          switch (asset.standard()) {
            case NATIVE -> asset.contract().equals(EvmAddress.ZERO) && asset.id().isZero();
            case ERC20 -> asset.id().isZero();
            case ERC721, ERC1155 -> true;
          };
      require(plain, block, "two names of", asset);
      int log = transfer.logIndex();
      require(log == Transfer.NO_LOG || isLogIndex(log), block, "no place of", transfer);
    }
  }

  private static boolean isLogIndex(int index) {
    return index >= 0 && index < MOST_LOGS;
  }

  /// `otherwise` is put into words only when it is needed: an import asks for each transfer.
  private static void require(boolean holds, EvmBlock block, String otherwise, Object what) {
    if (!holds) {
      throw new BrokenRule(Rule.FORMAT, otherwise + " " + what + " in block " + block.number());
    }
  }
}

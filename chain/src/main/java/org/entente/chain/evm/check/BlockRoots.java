package org.entente.chain.evm.check;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.Bloom;
import org.entente.chain.evm.wire.TxReceipt;
import org.entente.chain.evm.wire.Withdrawal;

/// Compares what stands beside a header with the roots that the header names.
public final class BlockRoots {
  private BlockRoots() {}

  public static Hash256 ofTxs(BlockBody body) {
    return TrieRoot.of(body.txs());
  }

  public static Hash256 ofWithdrawals(List<Withdrawal> withdrawals) {
    return TrieRoot.of(withdrawals.stream().map(Withdrawal::raw).toList());
  }

  /// The root of these receipts, with blooms made of their logs.
  public static Hash256 ofReceipts(List<TxReceipt> receipts) {
    Bloom maker = new Bloom();
    List<byte[]> items = new ArrayList<>(receipts.size());
    for (TxReceipt receipt : receipts) {
      items.add(receipt.encode(maker.of(receipt.logs())));
    }
    return TrieRoot.of(items);
  }

  /// Throws [BrokenRule] unless the body's transactions, withdrawals and uncles are the header's.
  /// Uncles known by their hashes alone are not compared.
  public static void check(BlockHeader header, BlockBody body) {
    require(Rule.TRANSACTIONS_ROOT, ofTxs(body), header.txRoot());
    Hash256 uncles = body.unclesHash();
    if (uncles != null) {
      require(Rule.UNCLES_HASH, uncles, header.unclesHash());
    } else if (header.unclesHash().equals(BlockBody.NO_UNCLES)) {
      throw new BrokenRule(Rule.UNCLES_HASH, "the header names none");
    }
    List<Withdrawal> withdrawals = body.withdrawals();
    Hash256 root = header.withdrawalsRoot();
    if (root == null || withdrawals == null) {
      if (root != null || withdrawals != null) {
        throw new BrokenRule(
            Rule.WITHDRAWALS_ROOT,
            root == null
                ? "the body has withdrawals, the header no root of them"
                : "the body has no withdrawals, the header a root of them");
      }
      return;
    }
    require(Rule.WITHDRAWALS_ROOT, ofWithdrawals(withdrawals), root);
  }

  /// Throws [BrokenRule] unless these are the header's receipts: one for each transaction, with
  /// its root, its bloom and its gas.
  public static void check(BlockHeader header, BlockBody body, List<TxReceipt> receipts) {
    if (receipts.size() != body.txs().size()) {
      throw new BrokenRule(
          Rule.RECEIPTS_ROOT,
          receipts.size() + " receipts of " + body.txs().size() + " transactions");
    }
    Bloom maker = new Bloom();
    byte[] all = new byte[BlockHeader.BLOOM_BYTES];
    List<byte[]> items = new ArrayList<>(receipts.size());
    long gas = 0;
    for (int i = 0; i < receipts.size(); i++) {
      TxReceipt receipt = receipts.get(i);
      byte[] bloom = maker.of(receipt.logs());
      byte[] told = receipt.bloom();
      if (told != null && !java.util.Arrays.equals(told, bloom)) {
        throw new BrokenRule(Rule.BLOOM, "receipt " + i);
      }
      if (receipt.cumulativeGas() < gas) {
        throw new BrokenRule(Rule.RECEIPTS_ROOT, "receipt " + i + " counts less gas than before");
      }
      gas = receipt.cumulativeGas();
      Bloom.add(bloom, all);
      items.add(receipt.encode(bloom));
    }
    require(Rule.RECEIPTS_ROOT, TrieRoot.of(items), header.receiptsRoot());
    if (!java.util.Arrays.equals(all, header.bloom())) {
      throw new BrokenRule(Rule.BLOOM, "the header's");
    }
    if (gas != header.gasUsed()) {
      throw new BrokenRule(
          Rule.RECEIPTS_ROOT, "gas of " + gas + ", but " + header.gasUsed() + " in the header");
    }
  }

  private static void require(Rule rule, Hash256 found, Hash256 named) {
    if (!found.equals(named)) {
      throw new BrokenRule(rule, found + ", not " + named);
    }
  }
}

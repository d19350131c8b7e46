package org.entente.chain.read;

import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.check.BlockRules;

/// Blocks as nodes send them, proven as those of files are: work, merkle root, witnesses, all that
/// can be checked of a block alone. One for each thread.
public final class RawBlockReader {
  /// No valid block has more bytes.
  public static final int MAX_BYTES = BlockParser.MAX_BLOCK_BYTES;

  private final BlockParser parser;
  private final BlockRules rules;
  private final TransactionColumns columns = new TransactionColumns();
  private final Sha256d sha = new Sha256d();

  public RawBlockReader(Network network) {
    parser = new BlockParser(network);
    rules = new BlockRules(network);
  }

  /// The block with this hash, which `raw` must be to the last byte. Throws [BrokenRule].
  public Block read(byte[] raw, BlockHash hash) {
    Block block = parser.parse(raw);
    if (!block.hash().equals(hash)) {
      throw new BrokenRule(Rule.FORMAT, "asked for " + hash + ", got " + block.hash());
    }
    rules.check(block);
    return block;
  }

  /// A transaction that is in no block yet, as a loose block of one. Throws [BrokenRule] when `raw`
  /// is not exactly one transaction with sums in range.
  public Block transaction(byte[] raw) {
    columns.begin(raw);
    int end = columns.append(0);
    if (end != raw.length) {
      throw new BrokenRule(Rule.FORMAT, (raw.length - end) + " bytes after the transaction");
    }
    byte[] txId = new byte[Hash256.BYTES];
    columns.writeTxId(0, sha, txId, 0);
    Block loose = columns.block(Placement.LOOSE, txId);
    rules.check(loose);
    return loose;
  }
}

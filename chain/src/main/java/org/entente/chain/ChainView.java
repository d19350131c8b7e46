package org.entente.chain;

import java.util.PrimitiveIterator;
import org.entente.base.BlockHash;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.script.ScriptType;
import org.jspecify.annotations.Nullable;

/// A ledger of unspent transaction outputs, to read.
///
/// Transactions, inputs, outputs and scripts are dense numbers from 0 in ledger order: by block,
/// by place in the block. So an output is always numbered below any input that spends it and
/// "earlier" is `<`; the one exception is a coinbase that takes the fees of its own block. Blocks
/// stand in the order of the chosen chain; islands (blocks without a known parent) stand where
/// their height or time puts them, and transactions without a block stand last.
///
/// Numbers out of range throw [IndexOutOfBoundsException]. Values are satoshi. A view does not
/// change while it is open. Instances may be read by many threads.
public interface ChainView {
  /// No such transaction, spender, script.
  long NONE = -1;

  /// [#prevOutput] of a coinbase input.
  long COINBASE = -2;

  /// [#prevOutput] of an input whose previous transaction is not in this ledger: see [#unseen].
  long UNSEEN = -3;

  Network network();

  /// A digest of all that this view holds: equal digests, equal ledgers. It grows with each
  /// block, so that quoting it in a result costs nothing.
  String digest();

  int blockCount();

  long txCount();

  long inputCount();

  long outputCount();

  long scriptCount();

  /// `block` counts from 0 in ledger order; it is not the height.
  BlockRow block(int block);

  /// The header's 80 bytes, or none where only some transactions of the block are known.
  byte[] header(int block);

  /// Index of the block with this hash, or −1.
  int findBlock(BlockHash hash);

  /// Index of the block at this height, or −1.
  int findBlock(int height);

  /// Index of the block that holds this transaction.
  int blockOf(long tx);

  /// Number of the transaction, or [#NONE]. Of two with one id (BIP30) the later.
  long findTx(TxId txId);

  TxId txId(long tx);

  /// `tx` may be [#txCount()], which gives the end of the last.
  long firstInput(long tx);

  /// `tx` may be [#txCount()], which gives the end of the last.
  long firstOutput(long tx);

  /// The same of `count` transactions one after the other, from `tx` on, for those who go through
  /// all of them.
  default void firstInputs(long tx, long[] starts, int count) {
    for (int i = 0; i < count; i++) {
      starts[i] = firstInput(tx + i);
    }
  }

  /// As [#firstInputs].
  default void firstOutputs(long tx, long[] starts, int count) {
    for (int i = 0; i < count; i++) {
      starts[i] = firstOutput(tx + i);
    }
  }

  long txOfOutput(long output);

  /// Satoshi.
  long value(long output);

  /// Number of the transaction that spends this output, or [#NONE].
  long spender(long output);

  /// Number of the output that this input spends, or [#COINBASE], or [#UNSEEN].
  long prevOutput(long input);

  /// What is known of the output that an [#UNSEEN] input spends.
  Unseen unseen(long input);

  /// Number of the script that locks this output. Equal scripts have equal numbers.
  long scriptOf(long output);

  /// The script's bytes, whole.
  byte[] script(long script);

  /// The kind of the script.
  default ScriptType scriptType(long script) {
    return ScriptType.of(script(script));
  }

  /// Number of this script, or [#NONE].
  long findScript(byte[] script);

  /// The outputs locked by this script, in ledger order.
  PrimitiveIterator.OfLong outputsOf(long script);

  /// The ledger as it stood before block `blocks`: later spends, transactions and blocks are not
  /// there.
  ChainView before(int blocks);

  /// A block of the ledger. `hash` and `parent` are zero for transactions without a block;
  /// `height` and `time` (Unix seconds) are [Block#UNKNOWN] where nobody told them; `firstTx` is
  /// the number of its first transaction, `txCount` how many it has here.
  record BlockRow(
      Block.Extent extent,
      BlockHash hash,
      BlockHash parent,
      int height,
      long time,
      long firstTx,
      int txCount) {}

  /// An output outside this ledger: `value` may be [Block#UNKNOWN_VALUE], `script` null.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Unseen(OutPoint outPoint, long value, byte @Nullable [] script) {}

  /// Value of what this input spends, [Block#UNKNOWN_VALUE] where unknown; a coinbase input has
  /// none: 0.
  default long inputValue(long input) {
    long prev = prevOutput(input);
    if (prev >= 0) {
      return value(prev);
    }
    return prev == COINBASE ? 0 : unseen(input).value();
  }

  /// True for the transaction that creates a block's coins.
  default boolean isCoinbase(long tx) {
    long first = firstInput(tx);
    return first < firstInput(tx + 1) && prevOutput(first) == COINBASE;
  }
}

package org.entente.trace;

import org.entente.chain.Block;
import org.entente.chain.ChainView;

/// What a coinbase takes: the subsidy, then the fee of each transaction of its block. Only a
/// block that is wholly known says that.
final class BlockFees {
  private final ChainView chain;
  private int block = -1;
  private boolean known;
  private long subsidy;
  private long first;
  private long[] fees = new long[0];

  BlockFees(ChainView chain) {
    this.chain = chain;
  }

  /// True when the fees of the block that holds `tx` can be followed into its coinbase and back.
  boolean known(long tx) {
    int wanted = chain.blockOf(tx);
    if (wanted != block) {
      block = wanted;
      known = load(chain.block(wanted));
    }
    return known;
  }

  /// The block's first transaction, its coinbase.
  long coinbase() {
    return first;
  }

  long subsidy() {
    return subsidy;
  }

  int txCount() {
    return fees.length;
  }

  /// Fee of the block's transaction `index`; of the coinbase, 0, there is none.
  long fee(int index) {
    return fees[index];
  }

  private boolean load(ChainView.BlockRow row) {
    first = row.firstTx();
    fees = new long[row.txCount()];
    if (row.extent() != Block.Extent.FULL
        || row.height() == Block.UNKNOWN
        || row.txCount() == 0
        || !chain.isCoinbase(first)) {
      return false;
    }
    subsidy = chain.network().subsidySat(row.height());
    long claimable = subsidy;
    for (int index = 1; index < fees.length; index++) {
      fees[index] = feeOf(first + index);
      if (fees[index] < 0) {
        return false;
      }
      claimable = Math.addExact(claimable, fees[index]);
    }
    return paid(first) <= claimable;
  }

  /// Negative when it isn't known or can't be.
  private long feeOf(long tx) {
    long total = 0;
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      long value = chain.inputValue(input);
      if (value < 0) {
        return -1;
      }
      total = Math.addExact(total, value);
    }
    return total - paid(tx);
  }

  private long paid(long tx) {
    long paid = 0;
    for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
      paid = Math.addExact(paid, chain.value(output));
    }
    return paid;
  }
}

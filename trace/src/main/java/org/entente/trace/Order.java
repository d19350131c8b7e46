package org.entente.trace;

import org.entente.chain.ChainView;

/// In which order transactions are walked: by number; but where fees are followed, a block's
/// coinbase comes behind the block's other transactions, whose fees it takes.
sealed interface Order {
  /// Where in the walk this transaction is met.
  long position(long tx);

  long tx(long position);

  static Order of(ChainView chain, boolean followFees) {
    return followFees ? new CoinbaseLast(chain) : new ByNumber();
  }

  record ByNumber() implements Order {
    @Override
    public long position(long tx) {
      return tx;
    }

    @Override
    public long tx(long position) {
      return position;
    }
  }

  record CoinbaseLast(ChainView chain) implements Order {
    @Override
    public long position(long tx) {
      ChainView.BlockRow block = chain.block(chain.blockOf(tx));
      if (!chain.isCoinbase(block.firstTx())) {
        return tx;
      }
      return tx == block.firstTx() ? tx + block.txCount() - 1 : tx - 1;
    }

    @Override
    public long tx(long position) {
      ChainView.BlockRow block = chain.block(chain.blockOf(position));
      long first = block.firstTx();
      if (!chain.isCoinbase(first)) {
        return position;
      }
      return position == first + block.txCount() - 1 ? first : position + 1;
    }
  }
}

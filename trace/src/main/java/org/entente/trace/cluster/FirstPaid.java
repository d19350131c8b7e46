package org.entente.trace.cluster;

import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;

/// Which outputs are the first ever to pay their script. Scripts are numbered as they appear, so
/// such an output has a number above all before it; those of one block are worked out together.
final class FirstPaid {
  private final ChainView chain;
  private long fromTx;
  private long toTx;
  private long firstOutput;
  private boolean[] first = {};

  FirstPaid(ChainView chain) {
    this.chain = chain;
  }

  boolean of(long tx, long output) {
    if (tx < fromTx || tx >= toTx) {
      load(chain.blockOf(tx));
    }
    return first[(int) (output - firstOutput)];
  }

  private void load(int block) {
    BlockRow row = chain.block(block);
    fromTx = row.firstTx();
    toTx = row.firstTx() + row.txCount();
    firstOutput = chain.firstOutput(fromTx);
    first = new boolean[(int) (chain.firstOutput(toTx) - firstOutput)];
    long known = chain.before(block).scriptCount();
    for (int i = 0; i < first.length; i++) {
      first[i] = chain.scriptOf(firstOutput + i) >= known;
      known += first[i] ? 1 : 0;
    }
  }
}

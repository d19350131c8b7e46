package org.entente.bench.peer;

import java.io.IOException;
import java.util.function.IntConsumer;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;

/// Transactions, joined by the outputs that they spend.
record SpendGraph(MappedChain chain) implements StoreGraph {
  @Override
  public int nodes() {
    return Math.toIntExact(chain.txCount());
  }

  @Override
  public void edgesFrom(int tx, IntConsumer to) {
    long end = chain.firstOutput(tx + 1L);
    for (long output = chain.firstOutput(tx); output < end; output++) {
      long spender = chain.spender(output);
      if (spender != ChainView.NONE) {
        to.accept((int) spender);
      }
    }
  }

  @Override
  public String nodeName() {
    return "transactions";
  }

  @Override
  public String edgeName() {
    return "transaction → spending transaction, one for each spent output";
  }

  @Override
  public String[] walked() {
    return new String[] {"output-spenders", "output-starts", "output-samples"};
  }

  @Override
  public String includes() {
    return "whole store on disk: links both ways, values, addresses, times, transaction ids,"
        + " scripts, indexes, checksums";
  }

  @Override
  public void close() throws IOException {
    chain.close();
  }
}

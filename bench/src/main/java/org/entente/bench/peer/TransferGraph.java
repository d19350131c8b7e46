package org.entente.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.entente.chain.evm.store1.MappedAccounts;

/// Holdings (an account's balance of one asset), joined by the transfers between them.
record TransferGraph(MappedAccounts view) implements StoreGraph {
  static TransferGraph open(Path store) throws IOException {
    return new TransferGraph(MappedAccounts.open(store));
  }

  @Override
  public int nodes() {
    return Math.toIntExact(view.holdingCount());
  }

  @Override
  public void edgesFrom(int holding, IntConsumer to) {
    view.paidBy(holding, target -> to.accept((int) target));
  }

  @Override
  public String nodeName() {
    return "holdings";
  }

  @Override
  public String edgeName() {
    return "holding → holding, one for each transfer that is not gas";
  }

  @Override
  public String[] walked() {
    return new String[] {"transfers.col", "transfer-links.col", "holding-starts"};
  }

  @Override
  public String includes() {
    return "whole store on disk: links both ways, amounts, accounts, assets, times, transaction"
        + " hashes, kept logs, balances, indexes, checksums";
  }

  @Override
  public void close() throws IOException {
    view.close();
  }
}

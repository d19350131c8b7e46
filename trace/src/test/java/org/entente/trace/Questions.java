package org.entente.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.ChainView;

/// Random questions that a random chain can answer.
final class Questions {
  private Questions() {}

  static TraceQuestion some(Random random, ChainView chain, Method method) {
    List<Start> starts = new ArrayList<>();
    for (int s = random.nextInt(4) == 0 ? 3 : 1; s > 0; s--) {
      starts.add(start(random, chain));
    }
    Limits limits = Limits.NONE;
    if (random.nextInt(3) == 0) {
      limits = limits.withHops(random.nextInt(5));
    }
    if (random.nextInt(4) == 0) {
      limits = limits.withMinAmount(random.nextInt(8));
    }
    if (random.nextInt(5) == 0) {
      limits = limits.withTransactions(random.nextInt(6));
    }
    if (random.nextInt(5) == 0) {
      limits = limits.withUntilTime(1_600_000_000 + random.nextInt(14) * 600L);
    }
    return new TraceQuestion(starts, method, Direction.TO_FUTURE, random.nextInt(3) == 0, limits);
  }

  /// In the first half of the ledger, so that something comes after it.
  static Start start(Random random, ChainView chain) {
    long tx = random.nextLong(Math.max(1, chain.txCount() / 2));
    TxId id = chain.txId(tx);
    tx = chain.findTx(id);
    int outputs = (int) (chain.firstOutput(tx + 1) - chain.firstOutput(tx));
    int vout = random.nextInt(outputs);
    long output = chain.firstOutput(tx) + vout;
    return switch (random.nextInt(6)) {
      case 0 -> new Start.Transaction(id, Start.ALL);
      case 1 -> {
        byte[] script = chain.script(chain.scriptOf(output));
        yield new Start.Address("address", script, Start.ALL);
      }
      case 2, 3 -> {
        long part = random.nextLong(chain.value(output) + 1);
        yield new Start.Output(new OutPoint(id, vout), part);
      }
      default -> new Start.Output(new OutPoint(id, vout), Start.ALL);
    };
  }
}

package org.entente.chain.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.entente.base.TxId;
import org.entente.chain.Block;

/// The one order of transactions that came by themselves: coinbases first, no transaction before
/// one whose output it spends, else by id. It depends on the transactions alone, not on the files
/// they came from.
public final class TransactionOrder {
  private static final Comparator<Block> COINBASE_THEN_ID =
      Comparator.comparing((Block tx) -> !tx.isCoinbase(0)).thenComparing(tx -> tx.txId(0));

  private TransactionOrder() {}

  /// Orders blocks of one transaction each. Those that spend each other in a circle are missing.
  public static List<Block> of(Collection<Block> transactions) {
    Map<TxId, Integer> waitsFor = new HashMap<>();
    Map<TxId, List<Block>> waiting = new HashMap<>();
    transactions.forEach(tx -> waitsFor.put(tx.txId(0), 0));
    PriorityQueue<Block> ready = new PriorityQueue<>(COINBASE_THEN_ID);
    for (Block tx : transactions) {
      Set<TxId> needed = new HashSet<>();
      for (int input = 0; input < tx.inputCount(); input++) {
        TxId prev = tx.prev(input).txId();
        if (waitsFor.containsKey(prev) && needed.add(prev)) {
          waiting.computeIfAbsent(prev, id -> new ArrayList<>()).add(tx);
        }
      }
      waitsFor.put(tx.txId(0), needed.size());
      if (needed.isEmpty()) {
        ready.add(tx);
      }
    }
    List<Block> ordered = new ArrayList<>(transactions.size());
    for (Block tx = ready.poll(); tx != null; tx = ready.poll()) {
      ordered.add(tx);
      for (Block next : waiting.getOrDefault(tx.txId(0), List.of())) {
        if (waitsFor.merge(next.txId(0), -1, Integer::sum) == 0) {
          ready.add(next);
        }
      }
    }
    return ordered;
  }
}

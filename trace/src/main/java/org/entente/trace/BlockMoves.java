package org.entente.trace;

import com.carrotsearch.hppc.LongLongHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.entente.chain.ChainView;

/// What taint did in one block, transaction by transaction.
final class BlockMoves {
  private BlockMoves() {}

  /// `flows` are those of a walk through the block alone, of which the ones below `firstOutput`
  /// were where taint rested before.
  static List<LiveTrace.Move> of(
      ChainView chain, ChainView.BlockRow block, List<Flow> flows, Starts starts) {
    long firstOutput = chain.firstOutput(block.firstTx());
    LongLongHashMap amounts = new LongLongHashMap();
    TreeMap<Long, List<LiveTrace.Taint>> into = new TreeMap<>();
    for (Flow flow : flows) {
      boolean before = Place.isOutput(flow.at()) && flow.at() < firstOutput;
      if (Place.isOutput(flow.at())) {
        amounts.put(flow.at(), flow.amount());
      }
      long tx = before ? chain.spender(flow.at()) : Place.tx(chain, flow.at());
      List<LiveTrace.Taint> arrived = into.computeIfAbsent(tx, _ -> new ArrayList<>());
      if (!before) {
        arrived.add(new LiveTrace.Taint(flow.at(), flow.amount()));
      }
    }
    List<LiveTrace.Move> moves = new ArrayList<>();
    into.forEach((tx, to) -> moves.add(move(chain, tx, to, amounts, starts)));
    return moves;
  }

  private static LiveTrace.Move move(
      ChainView chain, long tx, List<LiveTrace.Taint> to, LongLongHashMap amounts, Starts starts) {
    List<LiveTrace.Taint> from = new ArrayList<>();
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      long prev = chain.prevOutput(input);
      if (prev >= 0 && amounts.containsKey(prev)) {
        from.add(new LiveTrace.Taint(prev, amounts.get(prev)));
      }
    }
    boolean start = to.stream().anyMatch(t -> Place.isOutput(t.at()) && starts.contains(t.at()));
    return new LiveTrace.Move(tx, start, List.copyOf(from), List.copyOf(to));
  }
}

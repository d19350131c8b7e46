package org.entente.trace.report;

import com.carrotsearch.hppc.LongHashSet;
import java.util.function.Consumer;
import org.entente.chain.ChainView;
import org.entente.trace.Direction;
import org.entente.trace.End;
import org.entente.trace.Flow;
import org.entente.trace.Place;
import org.entente.trace.Trace;

/// The way the money took: transactions, and places where the walk ended, are the nodes; each
/// place the walk came by is an edge, always drawn in the direction in which money moves.
final class FlowGraph {
  /// A transaction (`isTx`) or a place.
  record Node(long number, boolean isTx) {
    String text(ChainView chain) {
      return isTx ? chain.txId(number).toString() : Place.text(chain, number);
    }
  }

  record Edge(Node from, Node to, long place, long amount, int hops) {}

  private final ChainView chain;
  private final Trace trace;
  private final LongHashSet ends = new LongHashSet();

  FlowGraph(ChainView chain, Trace trace) {
    this.chain = chain;
    this.trace = trace;
    for (End end : trace.ends()) {
      ends.add(end.at());
    }
  }

  /// In the order of the walk.
  void edges(Consumer<Edge> taker) {
    boolean toPast = trace.question().direction() == Direction.TO_PAST;
    for (Flow flow : trace.flows()) {
      long place = flow.at();
      boolean rests = !flow.goesOn() || ends.contains(place);
      Node here = new Node(place, false);
      boolean begins = toPast && rests;
      boolean stops = toPast ? flow.via() == Place.START : rests;
      if (!begins || !stops) {
        Node from = begins ? here : new Node(Place.tx(chain, place), true);
        Node to = stops ? here : new Node(taker(place), true);
        taker.accept(new Edge(from, to, place, flow.amount(), flow.hops()));
      }
    }
  }

  /// The transaction that a place's money goes into.
  private long taker(long place) {
    if (Place.isOutput(place)) {
      return chain.spender(place);
    }
    long tx = Place.tx(chain, place);
    return Place.isUnseen(place) ? tx : chain.block(chain.blockOf(tx)).firstTx();
  }
}

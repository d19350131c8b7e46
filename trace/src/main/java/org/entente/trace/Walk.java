package org.entente.trace;

import java.util.stream.LongStream;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// What a walk in either direction carries along: the frontier, where it comes to rest, what it
/// counts, and when it must stop.
final class Walk {
  final ChainView chain;
  final TraceQuestion question;
  final Limits limits;
  final OutputStops stops;
  final Order order;
  final BlockFees blockFees;
  final OriginSets sets;
  final Method dealing;
  final Rule rule;
  final Ends ends;
  final @Nullable Flows flows;
  final Frontier frontier = new Frontier();
  final Transfer transfer = new Transfer();
  /// Where unspent outputs rest if the walk is to go on later; else they are ends.
  final @Nullable Frontier resting;

  private final Segments scratch = new Segments();
  private final TxQueue queue;
  private final boolean downwards;
  long visited;
  long edges;
  long fees;
  final long[] overlapOf;
  long unknownFees;
  long unfollowedFees;

  /// Taint is dealt by the rule of `dealing`, mostly the method asked for.
  Walk(ChainView chain, TraceQuestion question, Method dealing, boolean keepFlows) {
    this(chain, question, dealing, keepFlows, OutputStops.NONE);
  }

  /// The same, which ends at `stops`.
  Walk(
      ChainView chain,
      TraceQuestion question,
      Method dealing,
      boolean keepFlows,
      OutputStops stops) {
    this(
        chain, question, dealing, keepFlows, stops, new OriginSets(question.starts().size()), null);
  }

  /// One of several walks that go on from each other.
  Walk(
      ChainView chain,
      TraceQuestion question,
      Method dealing,
      boolean keepFlows,
      OutputStops stops,
      OriginSets sets,
      @Nullable Frontier resting) {
    this.stops = stops;
    this.chain = chain;
    this.question = question;
    limits = question.limits();
    order = Order.of(chain, question.followFees());
    blockFees = new BlockFees(chain);
    int starts = question.starts().size();
    this.sets = sets;
    this.resting = resting;
    this.dealing = dealing;
    rule = Rule.of(dealing, sets);
    ends = new Ends(starts, question.method().followsUnits(), sets);
    flows = keepFlows ? new Flows() : null;
    overlapOf = new long[starts];
    queue = new TxQueue(chain.txCount());
    downwards = question.direction() == Direction.TO_PAST;
  }

  /// Next transaction to walk, −1 when all is done. Counts it.
  long next() {
    long number = queue.poll();
    if (number < 0) {
      return -1;
    }
    if (visited == limits.transactions()) {
      restAll();
      return -1;
    }
    visited++;
    return order.tx(downwards ? chain.txCount() - 1 - number : number);
  }

  /// Lets taint wait at `place` for `tx` to be walked.
  void goOn(long place, Segments taint, long tx) {
    note(place, taint, true);
    frontier.put(place, taint);
    long position = order.position(tx);
    queue.add(downwards ? chain.txCount() - 1 - position : position);
  }

  void rest(Ending ending, long place, Segments taint) {
    note(place, taint, false);
    if (resting != null && ending.isUnspent()) {
      resting.put(place, taint);
    } else {
      ends.add(ending, place, taint);
    }
  }

  void leaveToMiner(long fee, Segments taint) {
    note(fee, taint, false);
    fees = Math.addExact(fees, taint.amount());
  }

  /// Taint arrived at a start, which overrides it.
  void override(int start, Segments taint) {
    overlapOf[start] = Math.addExact(overlapOf[start], taint.amount());
  }

  long overlap() {
    return LongStream.of(overlapOf).sum();
  }

  private void note(long place, Segments taint, boolean goesOn) {
    if (flows != null) {
      flows.add(place, taint, goesOn);
    }
  }

  /// The limit that keeps taint from leaving the place where it has arrived.
  @Nullable Ending limit(Segments taint) {
    if (taint.hops() >= limits.hops()) {
      return Ending.HOPS;
    }
    return limits.minAmount() > 0 && taint.amount() < limits.minAmount() ? Ending.AMOUNT : null;
  }

  /// The transfer just loaded can't be dealt: its sources are where the walk ends.
  void restSources(Ending ending) {
    int piece = 0;
    for (int source = 0; source < transfer.sourceCount(); source++) {
      scratch.reset(transfer.sourceHops(source), transfer.sourceVia(source));
      for (; piece < transfer.pieceCount() && transfer.source(piece) == source; piece++) {
        scratch.add(transfer.from(piece), transfer.to(piece), transfer.origin(piece));
      }
      restWaiting(ending, transfer.sourcePlace(source), scratch);
    }
  }

  private void restAll() {
    transfer.clear();
    for (long place : frontier.places()) {
      frontier.take(place, 0, transfer);
    }
    restSources(Ending.COUNT);
  }

  private void restWaiting(Ending ending, long place, Segments taint) {
    if (Place.isFee(place) && !downwards) {
      fees = Math.addExact(fees, taint.amount());
    } else {
      ends.add(ending, place, taint);
    }
  }

  Trace.Stats stats() {
    return new Trace.Stats(visited, edges, unknownFees, unfollowedFees);
  }
}

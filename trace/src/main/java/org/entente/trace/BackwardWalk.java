package org.entente.trace;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongHashSet;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// Where did it come from? Walks transactions downwards; outputs and the fee are the sources,
/// inputs the targets. By fifo and lifo that undoes the way there unit by unit; by poison it
/// finds all ancestors.
final class BackwardWalk implements Transfer.Receiver {
  private final Walk walk;
  private final ChainView chain;
  private final Starts starts;
  private final @Nullable LongHashSet visited;
  private final Transfer transfer;
  private final boolean poison;
  private final LongArrayList targetPlaces = new LongArrayList();
  private final Segments created = new Segments();
  private long tx = -1;

  /// Adds what it walks to `visited`, if given.
  BackwardWalk(Walk walk, Starts starts, @Nullable LongHashSet visited) {
    this.walk = walk;
    this.chain = walk.chain;
    this.starts = starts;
    this.visited = visited;
    this.transfer = walk.transfer;
    this.poison = walk.question.method() == Method.POISON;
  }

  void run() {
    for (tx = walk.next(); tx >= 0; tx = walk.next()) {
      transfer.clear();
      targetPlaces.clear();
      boolean coinbase = chain.isCoinbase(tx);
      if (coinbase) {
        loadCoinbase();
      } else {
        loadInputs();
      }
      Ending obstacle = loadOutputs(coinbase);
      walk.edges += transfer.sourceCount();
      if (visited != null) {
        visited.add(tx);
      }
      if (coinbase) {
        create();
      }
      if (obstacle == null) {
        walk.rule.deal(transfer, this);
      } else {
        walk.restSources(obstacle);
      }
    }
  }

  void seed(long output, long amount, int origin) {
    Segments taint = new Segments();
    taint.reset(0, Place.START);
    taint.add(0, amount, origin);
    settle(output, taint);
  }

  private void loadInputs() {
    long end = chain.firstInput(tx + 1);
    for (long input = chain.firstInput(tx); input < end; input++) {
      long prev = chain.prevOutput(input);
      targetPlaces.add(prev >= 0 ? prev : Place.unseen(input));
      transfer.addTarget(chain.inputValue(input));
    }
  }

  /// A coinbase is walked only when its fees are followed. Its subsidy is no place to go to: what
  /// comes from there is created here.
  private void loadCoinbase() {
    BlockFees fees = walk.blockFees;
    if (!fees.known(tx)) {
      throw new IllegalStateException("a coinbase was walked whose block isn't known");
    }
    targetPlaces.add(Place.START);
    transfer.addTarget(fees.subsidy());
    for (int index = 1; index < fees.txCount(); index++) {
      targetPlaces.add(Place.fee(tx + index));
      transfer.addTarget(fees.fee(index));
    }
  }

  private @Nullable Ending loadOutputs(boolean coinbase) {
    boolean known = transfer.known();
    long end = chain.firstOutput(tx + 1);
    for (long output = chain.firstOutput(tx); output < end; output++) {
      transfer.passSource(output, chain.value(output), walk.frontier);
    }
    long fee = transfer.targetTotal() - transfer.total();
    if (coinbase) {
      transfer.passClean(fee);
    } else {
      transfer.passSource(Place.fee(tx), known && fee >= 0 ? fee : 0, walk.frontier);
    }
    if (poison || (known && fee >= 0)) {
      return null;
    }
    return known ? Ending.VALUES_CONTRADICT : Ending.VALUE_UNKNOWN;
  }

  @Override
  public void receive(int target, Segments taint) {
    long place = targetPlaces.get(target);
    if (place == Place.START) {
      return; // by create()
    }
    if (Place.isUnseen(place)) {
      walk.rest(Ending.UNSEEN, place, taint);
    } else if (Place.isFee(place)) {
      arriveAtFee(place, taint);
    } else if (starts.contains(place)) {
      walk.override(starts.origin(place), taint);
    } else {
      settle(place, taint);
    }
  }

  private void settle(long output, Segments taint) {
    long owner = chain.txOfOutput(output);
    if (chain.isCoinbase(owner) && !(walk.question.followFees() && walk.blockFees.known(owner))) {
      walk.rest(Ending.COINBASE, output, taint);
      return;
    }
    Ending limit = walk.limit(taint);
    if (limit != null) {
      walk.rest(limit, output, taint);
    } else if (tx >= 0 && walk.order.position(owner) >= walk.order.position(tx)) {
      walk.rest(Ending.SPENT_IN_ITS_BLOCK, output, taint);
    } else {
      walk.goOn(output, taint, owner);
    }
  }

  private void arriveAtFee(long fee, Segments taint) {
    Ending limit = walk.limit(taint);
    if (limit != null) {
      walk.rest(limit, fee, taint);
    } else {
      walk.goOn(fee, taint, Place.txOfFee(fee));
    }
  }

  /// What the coinbase's outputs have from the subsidy ends at these outputs, each by itself.
  private void create() {
    long subsidy = walk.blockFees.subsidy();
    long from = walk.dealing == Method.LIFO ? transfer.total() - subsidy : 0;
    long to = walk.dealing.followsUnits() ? from + subsidy : transfer.total();
    int piece = 0;
    for (int source = 0; source < transfer.sourceCount(); source++) {
      created.reset(transfer.sourceHops(source), transfer.sourceVia(source));
      for (; piece < transfer.pieceCount() && transfer.source(piece) == source; piece++) {
        long low = Math.max(from, transfer.from(piece));
        long high = Math.min(to, transfer.to(piece));
        if (low < high) {
          created.add(low, high, transfer.origin(piece));
        }
      }
      if (created.count() > 0) {
        walk.ends.add(Ending.COINBASE, transfer.sourcePlace(source), created);
      }
    }
  }
}

package org.entente.trace;

import com.carrotsearch.hppc.LongHashSet;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// Where did it go? Walks transactions upwards, so that all taint that flows into one has arrived
/// when it is met.
final class ForwardWalk implements Transfer.Receiver {
  private final Walk walk;
  private final ChainView chain;
  private final @Nullable Starts starts;
  private final @Nullable LongHashSet within;
  private final Transfer transfer;
  private final boolean poison;
  private long tx;
  private long firstOutput;
  private int outputs;
  private boolean seesUnseen;

  /// `starts` override what arrives at them, if they are given. Taint that would flow into a
  /// transaction that isn't in `within` is forgotten, if that is given.
  ForwardWalk(Walk walk, @Nullable Starts starts, @Nullable LongHashSet within) {
    this.walk = walk;
    this.chain = walk.chain;
    this.starts = starts;
    this.within = within;
    this.transfer = walk.transfer;
    this.poison = walk.question.method() == Method.POISON;
  }

  void run() {
    for (tx = walk.next(); tx >= 0; tx = walk.next()) {
      transfer.clear();
      boolean coinbase = walk.question.followFees() && chain.isCoinbase(tx);
      if (coinbase) {
        loadCoinbase();
      } else {
        loadInputs();
      }
      walk.edges += transfer.sourceCount();
      Ending obstacle = loadOutputs();
      if (obstacle == null) {
        walk.rule.deal(transfer, this);
      } else {
        walk.restSources(obstacle);
      }
    }
  }

  /// Puts taint on the first `amount` units of a place before the walk.
  void seed(long place, long amount, int origin) {
    Segments taint = new Segments();
    taint.reset(0, Place.START);
    taint.add(0, amount, origin);
    tx = -1;
    if (Place.isOutput(place)) {
      settle(place, taint);
    } else if (Place.isUnseen(place)) {
      seesUnseen = true;
      goOn(place, taint, Place.tx(chain, place));
    } else if (walk.blockFees.known(Place.txOfFee(place))) {
      goOn(place, taint, walk.blockFees.coinbase());
    }
  }

  /// Lets taint that rested at an output go where it goes now.
  void wake(long output, Segments taint) {
    tx = -1;
    settle(output, taint);
  }

  private void loadInputs() {
    long end = chain.firstInput(tx + 1);
    for (long input = chain.firstInput(tx); input < end; input++) {
      long prev = chain.prevOutput(input);
      if (prev >= 0) {
        transfer.passSource(prev, chain.value(prev), walk.frontier);
      } else if (seesUnseen && prev == ChainView.UNSEEN) {
        transfer.passSource(Place.unseen(input), chain.inputValue(input), walk.frontier);
      } else {
        transfer.passClean(chain.inputValue(input));
      }
    }
  }

  private void loadCoinbase() {
    BlockFees fees = walk.blockFees;
    if (!fees.known(tx)) {
      throw new IllegalStateException("a fee was followed into a block that isn't known");
    }
    transfer.passClean(fees.subsidy());
    for (int index = 1; index < fees.txCount(); index++) {
      transfer.passSource(Place.fee(tx + index), fees.fee(index), walk.frontier);
    }
  }

  /// Gives what keeps the transaction's inputs from being dealt, or null.
  private @Nullable Ending loadOutputs() {
    firstOutput = chain.firstOutput(tx);
    long end = chain.firstOutput(tx + 1);
    outputs = Math.toIntExact(end - firstOutput);
    for (long output = firstOutput; output < end; output++) {
      transfer.addTarget(chain.value(output));
    }
    long fee = transfer.total() - transfer.targetTotal();
    boolean countable = transfer.known() && fee >= 0;
    transfer.addTarget(countable ? fee : 0);
    if (countable) {
      return null;
    }
    if (poison) {
      walk.unknownFees++;
      return null;
    }
    return transfer.known() ? Ending.VALUES_CONTRADICT : Ending.VALUE_UNKNOWN;
  }

  @Override
  public void receive(int target, Segments taint) {
    if (target == outputs) {
      leave(taint);
      return;
    }
    long output = firstOutput + target;
    if (starts != null && starts.contains(output)) {
      walk.override(starts.origin(output), taint);
    } else {
      settle(output, taint);
    }
  }

  private void settle(long output, Segments taint) {
    Ending stop = walk.stops.at(output);
    if (stop != null && (tx >= 0 || !stop.isByLabel() || walk.stops.endsStart(output))) {
      walk.rest(stop, output, taint);
      return;
    }
    long spender = chain.spender(output);
    if (spender == ChainView.NONE) {
      walk.rest(restingPlace(output), output, taint);
      return;
    }
    Ending limit = walk.limit(taint);
    if (limit != null) {
      walk.rest(limit, output, taint);
    } else if (tx >= 0 && walk.order.position(spender) <= walk.order.position(tx)) {
      walk.rest(Ending.SPENT_IN_ITS_BLOCK, output, taint);
    } else {
      goOn(output, taint, spender);
    }
  }

  private void goOn(long place, Segments taint, long into) {
    if (within == null || within.contains(into)) {
      walk.goOn(place, taint, into);
    }
  }

  /// The fee of the transaction at hand: of a coinbase, what it left unclaimed.
  private void leave(Segments taint) {
    long fee = Place.fee(tx);
    if (!walk.question.followFees() || chain.isCoinbase(tx) || walk.limit(taint) != null) {
      walk.leaveToMiner(fee, taint);
    } else if (!walk.blockFees.known(tx)) {
      walk.unfollowedFees++;
      walk.leaveToMiner(fee, taint);
    } else {
      goOn(fee, taint, walk.blockFees.coinbase());
    }
  }

  private Ending restingPlace(long output) {
    return restingPlace(chain, output);
  }

  /// Why taint rests at an output that nobody has spent.
  static Ending restingPlace(ChainView chain, long output) {
    byte[] script = chain.script(chain.scriptOf(output));
    if (script.length > 0 && script[0] == 0x6a) {
      return Ending.OP_RETURN;
    }
    long owner = chain.txOfOutput(output);
    if (!chain.isCoinbase(owner)) {
      return Ending.UNSPENT;
    }
    ChainView.BlockRow block = chain.block(chain.blockOf(owner));
    if (block.height() == 0 && block.extent() == Block.Extent.FULL) {
      return Ending.GENESIS;
    }
    return chain.findTx(chain.txId(owner)) == owner ? Ending.UNSPENT : Ending.OVERWRITTEN;
  }
}

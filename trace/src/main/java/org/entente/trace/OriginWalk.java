package org.entente.trace;

import com.carrotsearch.hppc.LongHashSet;
import java.util.List;
import org.entente.chain.ChainView;

/// Where did it come from, by a method that follows no single units? Dealing by shares can't be
/// undone exactly because shares are rounded, so the definition is taken at its word: all
/// ancestors are found, then each origin is traced forwards among them, and what arrives at the
/// starts is its share. The shares need not add up to the start.
final class OriginWalk {
  /// Transactions walked at most, over all origins together: some seconds.
  private static final long BUDGET = 4_000_000;

  private final ChainView chain;
  private final TraceQuestion question;
  private final Starts starts;
  private final boolean keepFlows;
  private final LongHashSet ancestors = new LongHashSet();
  private long budget = BUDGET;

  OriginWalk(ChainView chain, TraceQuestion question, Starts starts, boolean keepFlows) {
    this.chain = chain;
    this.question = question;
    this.starts = starts;
    this.keepFlows = keepFlows;
  }

  Trace run() {
    Walk reach = reach();
    Ends shares = newEnds();
    for (End origin : reach.ends.sorted()) {
      addShare(shares, origin);
    }
    boolean bounded = budget < 0;
    Ends ends = bounded ? tooMany() : shares;
    long sum = starts.origins().stream().mapToLong(Trace.Origin::amount).sum();
    return new Trace(
        question,
        starts.origins(),
        ends.sorted(),
        0,
        0,
        question.method() != Method.POISON && ends.total() == sum,
        reach.stats(),
        reach.flows == null ? List.of() : reach.flows);
  }

  /// Finds all ancestors: what poison reaches, but no further than the method asked for can come.
  private Walk reach() {
    Limits limits = question.limits();
    TraceQuestion bounded =
        question.within(limits.withTransactions(Math.min(limits.transactions(), BUDGET)));
    Walk walk = new Walk(chain, bounded, Method.POISON, keepFlows);
    BackwardWalk backward = new BackwardWalk(walk, starts, ancestors);
    for (long output : starts.outputs()) {
      backward.seed(output, chain.value(output), starts.origin(output));
    }
    backward.run();
    budget -= limits.transactions() > BUDGET && walk.visited == BUDGET ? BUDGET + 1 : walk.visited;
    return walk;
  }

  private void addShare(Ends shares, End origin) {
    long place = origin.at();
    if (budget < 0) {
      return;
    }
    long[] arrived = new long[starts.count()];
    if (origin.via() == Place.START) {
      arrived[starts.origin(place)] = created(origin);
    } else {
      arrived = traceForward(place, created(origin));
    }
    long sum = 0;
    for (int start = 0; start < arrived.length; start++) {
      if (arrived[start] > 0) {
        shares.addShare(start, arrived[start]);
        sum = Math.addExact(sum, arrived[start]);
      }
    }
    if (sum > 0) {
      shares.add(origin.ending(), place, sum, origin.hops(), origin.via());
    }
  }

  /// What arrives at each start when all of this place is traced forwards.
  private long[] traceForward(long place, long seed) {
    TraceQuestion forwards =
        new TraceQuestion(
            question.starts(),
            question.method(),
            Direction.TO_FUTURE,
            question.followFees(),
            Limits.NONE.withTransactions(budget));
    Walk walk = new Walk(chain, forwards, question.method(), false);
    ForwardWalk forward = new ForwardWalk(walk, starts, ancestors);
    forward.seed(place, seed, 0);
    forward.run();
    budget -= walk.visited + 1;
    return walk.overlapOf;
  }

  /// How many units begin at an origin: all, as poison found. Where fees are followed, those of a
  /// coinbase output that come from the subsidy: the others began elsewhere.
  private long created(End origin) {
    long place = origin.at();
    if (origin.ending() != Ending.COINBASE || !question.followFees()) {
      return origin.amount();
    }
    long coinbase = chain.txOfOutput(place);
    BlockFees fees = new BlockFees(chain);
    return fees.known(coinbase) ? fromSubsidy(fees, coinbase, place) : origin.amount();
  }

  private long fromSubsidy(BlockFees fees, long coinbase, long place) {
    Transfer transfer = new Transfer();
    transfer.clear();
    transfer.addSource(Place.START, 0, Place.START);
    transfer.addPiece(0, fees.subsidy(), 0);
    transfer.passClean(fees.subsidy());
    for (int index = 1; index < fees.txCount(); index++) {
      transfer.passClean(fees.fee(index));
    }
    long first = chain.firstOutput(coinbase);
    for (long output = first; output < chain.firstOutput(coinbase + 1); output++) {
      transfer.addTarget(chain.value(output));
    }
    transfer.addTarget(transfer.total() - transfer.targetTotal());
    long[] amount = new long[1];
    Rule.of(question.method(), new OriginSets(1))
        .deal(
            transfer,
            (target, taint) -> {
              if (first + target == place) {
                amount[0] = taint.amount();
              }
            });
    return amount[0];
  }

  private Ends tooMany() {
    Ends ends = newEnds();
    for (long output : starts.outputs()) {
      int start = starts.origin(output);
      ends.addShare(start, starts.amount(output));
      ends.add(Ending.TOO_MANY_ORIGINS, output, starts.amount(output), 0, Place.START);
    }
    return ends;
  }

  private Ends newEnds() {
    return new Ends(starts.count(), true, new OriginSets(starts.count()));
  }
}

package org.entente.trace;

import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.Block;
import org.entente.chain.ChainView;

/// Walks a ledger to answer a [TraceQuestion]. The same ledger and question give the same answer,
/// to the last unit and in the same order.
public final class Tracer {
  private Tracer() {}

  /// Throws [BadInput] when a start isn't in the ledger or the question can't be answered.
  public static Trace run(ChainView chain, TraceQuestion question) {
    return run(chain, question, OutputStops.NONE, false);
  }

  /// The same, which ends at `stops`. Backwards there are none.
  public static Trace run(ChainView chain, TraceQuestion question, OutputStops stops) {
    return run(chain, question, stops, false);
  }

  /// The same answer, with all places on the way kept as [Trace#flows].
  public static Trace runWithFlows(ChainView chain, TraceQuestion question) {
    return run(chain, question, OutputStops.NONE, true);
  }

  /// The same, which ends at `stops`.
  public static Trace runWithFlows(ChainView chain, TraceQuestion question, OutputStops stops) {
    return run(chain, question, stops, true);
  }

  private static Trace run(
      ChainView whole, TraceQuestion question, OutputStops stops, boolean keepFlows) {
    ChainView chain = until(whole, question.limits().untilTime());
    Starts starts = new Starts(chain, question.starts());
    if (question.direction() == Direction.TO_PAST && !question.method().followsUnits()) {
      refuseParts(question);
      return new OriginWalk(chain, question, starts, keepFlows).run();
    }
    Walk walk = new Walk(chain, question, question.method(), keepFlows, stops);
    switch (question.direction()) {
      case TO_FUTURE -> forwards(walk, starts);
      case TO_PAST -> backwards(walk, starts);
    }
    return answer(walk, starts);
  }

  private static void forwards(Walk walk, Starts starts) {
    boolean whole = walk.question.method() == Method.POISON;
    ForwardWalk forward = new ForwardWalk(walk, starts, null);
    for (long output : starts.outputs()) {
      long amount = whole ? walk.chain.value(output) : starts.amount(output);
      forward.seed(output, amount, starts.origin(output));
    }
    forward.run();
  }

  private static void backwards(Walk walk, Starts starts) {
    BackwardWalk backward = new BackwardWalk(walk, starts, null);
    for (long output : starts.outputs()) {
      backward.seed(output, starts.amount(output), starts.origin(output));
    }
    backward.run();
  }

  private static Trace answer(Walk walk, Starts starts) {
    List<Trace.Origin> origins = starts.origins();
    long sum = origins.stream().mapToLong(Trace.Origin::amount).sum();
    boolean conserving = walk.question.method() != Method.POISON;
    long found = Math.addExact(walk.ends.total(), Math.addExact(walk.fees, walk.overlap()));
    if (conserving && found != sum) {
      throw new IllegalStateException(
          "taint is not conserved: " + sum + " satoshi started, " + found + " were found");
    }
    return new Trace(
        walk.question,
        origins,
        walk.ends.sorted(),
        walk.fees,
        walk.overlap(),
        conserving,
        walk.stats(),
        walk.flows == null ? List.of() : walk.flows);
  }

  /// The ledger without its first block later than `time` (Unix seconds) and all behind it.
  public static ChainView until(ChainView chain, long time) {
    if (time == Long.MAX_VALUE) {
      return chain;
    }
    for (int block = 0; block < chain.blockCount(); block++) {
      long at = chain.block(block).time();
      if (at != Block.UNKNOWN && at > time) {
        return chain.before(block);
      }
    }
    return chain;
  }

  private static void refuseParts(TraceQuestion question) {
    for (Start start : question.starts()) {
      if (start.first() != Start.ALL) {
        throw new BadInput(
            "start " + start.at(),
            "",
            question.method().text() + " knows no first units, so it can't trace a part backwards",
            "Leave the amount out, or use fifo or lifo.");
      }
    }
    if (question.limits().minAmount() > 0) {
      throw new BadInput(
          "limit on the amount",
          "",
          question.method().text() + " knows amounts backwards only once the walk is over",
          "Leave it out, or use fifo or lifo.");
    }
  }
}

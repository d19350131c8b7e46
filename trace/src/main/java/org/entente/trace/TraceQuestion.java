package org.entente.trace;

import java.util.List;

/// What is asked of a ledger.
///
/// `followFees`: taint in fees goes on into the coinbase of its block instead of ending there.
public record TraceQuestion(
    List<Start> starts, Method method, Direction direction, boolean followFees, Limits limits) {
  public TraceQuestion {
    starts = List.copyOf(starts);
  }

  /// Forwards, without limits, fees left with the miner.
  public static TraceQuestion of(Method method, Start... starts) {
    return new TraceQuestion(List.of(starts), method, Direction.TO_FUTURE, false, Limits.NONE);
  }

  public TraceQuestion withMethod(Method other) {
    return new TraceQuestion(starts, other, direction, followFees, limits);
  }

  public TraceQuestion from(List<Start> others) {
    return new TraceQuestion(others, method, direction, followFees, limits);
  }

  public TraceQuestion toPast() {
    return new TraceQuestion(starts, method, Direction.TO_PAST, followFees, limits);
  }

  public TraceQuestion followingFees() {
    return new TraceQuestion(starts, method, direction, true, limits);
  }

  public TraceQuestion within(Limits narrower) {
    return new TraceQuestion(starts, method, direction, followFees, narrower);
  }
}

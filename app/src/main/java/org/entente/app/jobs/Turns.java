package org.entente.app.jobs;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.store.Jobs;

/// Whose turn it is. Places go first to whoever has fewest, so that many jobs of one person are
/// worth no more than few of another; then to what isn't bulk; then to who was served longest
/// ago; then in the order of asking.
///
/// When no place is free, who has none gets one: that of a bulk job, which goes on later where it
/// stopped, or the younger of two places of one person. What was begun keeps its place for some
/// seconds in any case, so that it comes forward; bulk jobs of several persons take turns.
final class Turns {
  /// @param beganNanos by the clock of [System#nanoTime]
  record Running(String id, String person, boolean isBulk, long beganNanos) {}

  sealed interface Move {
    String id();

    record Begin(String id, String person) implements Move {}

    /// Gives its place up and waits again.
    record Yield(String id) implements Move {}
  }

  /// Bulk jobs change places after so many times what is kept in any case.
  private static final int ROUND = 6;

  private final int places;
  private final long leastNanos;
  private final Map<String, Long> served = new HashMap<>();
  private long turn;

  /// @param leastNanos how long what was begun keeps its place
  Turns(int places, long leastNanos) {
    this.places = places;
    this.leastNanos = leastNanos;
  }

  /// What to do next; empty when all is as it should be, or must become older first.
  Optional<Move> next(List<Jobs.Waiting> waiting, List<Running> running, long nowNanos) {
    Optional<Jobs.Waiting> first = waiting.stream().min(order(running));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    String person = first.get().person();
    if (running.size() < places) {
      served.put(person, ++turn);
      return Optional.of(new Move.Begin(first.get().id(), person));
    }
    return running.stream()
        .filter(one -> mayTake(first.get(), one, running, nowNanos - one.beganNanos()))
        .max(
            Comparator.comparing(Running::isBulk)
                .thenComparingLong(one -> held(running, one.person()))
                .thenComparingLong(Running::beganNanos))
        .map(one -> new Move.Yield(one.id()));
  }

  private Comparator<Jobs.Waiting> order(List<Running> running) {
    return Comparator.<Jobs.Waiting>comparingLong(one -> held(running, one.person()))
        .thenComparing(Jobs.Waiting::isBulk)
        .thenComparingLong(one -> served.getOrDefault(one.person(), 0L))
        .thenComparingLong(Jobs.Waiting::number);
  }

  private static long held(List<Running> running, String person) {
    return running.stream().filter(one -> one.person().equals(person)).count();
  }

  private boolean mayTake(Jobs.Waiting who, Running from, List<Running> running, long ranNanos) {
    long has = held(running, who.person());
    boolean isFairer = held(running, from.person()) - has >= 2;
    boolean isFirst = has == 0 && from.isBulk() && !who.isBulk();
    boolean isRound = has == 0 && from.isBulk() && ranNanos >= ROUND * leastNanos;
    return ranNanos >= leastNanos && (isFairer || isFirst || isRound);
  }
}

package org.entente.exchange.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.entente.exchange.request.Course;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.Deadlines.Deadline;
import org.entente.exchange.request.State;
import org.entente.exchange.request.Step;
import org.entente.exchange.request.Wish;

/// A request as this node sees it.
///
/// @param partner the other side
/// @param isOurs whether this node asks
/// @param known when this node had each event, by its hash, microseconds since 1970
/// @param refused what of the partner's events wasn't taken, and why
/// @param proposals what waits or waited for a second person here, oldest first
public record Request(
    String id,
    String partner,
    boolean isOurs,
    Course course,
    Map<String, Long> known,
    List<String> refused,
    List<Proposal> proposals) {
  /// When the clock never makes us do anything.
  static final long NEVER = Long.MAX_VALUE;

  public Request {
    known = Map.copyOf(known);
    refused = List.copyOf(refused);
    proposals = List.copyOf(proposals);
  }

  /// When this node knew of it first.
  public long begun() {
    return LongStream.concat(
            proposals.stream().mapToLong(Proposal::at),
            known.values().stream().mapToLong(Long::longValue))
        .min()
        .orElse(Long.MAX_VALUE);
  }

  Optional<Proposal> draft() {
    return proposals.stream()
        .filter(one -> one.step().equals(Step.SEND.word()))
        .reduce((_, last) -> last);
  }

  /// What is asked for, sent or only drafted.
  public Optional<Wish> wish() {
    return course.wish().or(() -> draft().flatMap(one -> Wish.of(one.body())));
  }

  /// Whether whoever wishes the same joins in.
  boolean isOpen() {
    State state = course.state();
    return state == null
        ? draft().filter(one -> one.standing() != Proposal.Standing.REFUSED).isPresent()
        : state.isOpen() || state == State.EFFECTIVE || state == State.VERIFIED;
  }

  /// What is late with it now.
  public Optional<Deadline> lateness(long now) {
    State state = course.state();
    return state == null
        ? Optional.empty()
        : wish().flatMap(wish -> wish.deadlines().late(state, now));
  }

  /// What the clock alone makes us do now, of what this node asked for.
  Optional<Step> due(long now) {
    State state = course.state();
    Optional<Wish> wish = course.wish();
    if (!isOurs || state == null || wish.isEmpty()) {
      return Optional.empty();
    }
    if (state.isUndecided() && now > wish.get().deadlines().expires()) {
      return Optional.of(Step.EXPIRE);
    }
    Optional<Deadline> late = lateness(now);
    boolean isTold =
        course.applied().stream()
            .filter(one -> one.event().step() == Step.ESCALATE)
            .anyMatch(
                one -> late.map(Deadline::word).equals(one.event().body().optional("deadline")));
    return late.isPresent() && !isTold ? Optional.of(Step.ESCALATE) : Optional.empty();
  }

  /// After which time, if no event comes, something is due; [#NEVER] when nothing will be.
  long nextDue(long now) {
    Optional<Wish> wish = course.wish();
    if (wish.isEmpty()) {
      return NEVER;
    }
    if (due(now).isPresent()) {
      return now - 1;
    }
    Deadlines all = wish.get().deadlines();
    return LongStream.of(all.acknowledge(), all.decide(), all.act(), all.expires())
        .filter(one -> one >= now && due(one + 1).isPresent())
        .min()
        .orElse(NEVER);
  }

  /// Changes whenever it does: its events only grow, and what waits for a second person is judged
  /// once.
  String stand() {
    StringBuilder stand = new StringBuilder(known.size() + " " + refused.size());
    proposals.forEach(one -> stand.append(' ').append(one.standing().word()));
    return stand.toString();
  }
}

package org.entente.exchange.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CourseTest {
  private static final String US = "entente/us";
  private static final String JP = "entente/jp";

  private final Side us = new Side(US, US, JP, 1);
  private final Side jp = new Side(JP, US, JP, 2);

  private void exchange() {
    deliver(us, jp);
    deliver(jp, us);
  }

  private static void deliver(Side from, Side to) {
    from.log.stream().filter(one -> !to.held.contains(one)).forEach(to.held::add);
  }

  private void both(Side side, Step... steps) {
    for (Step step : steps) {
      side.make(step);
      exchange();
    }
  }

  @Test
  void a_request_goes_from_sent_to_closed() {
    both(us, Step.SEND);
    both(jp, Step.DELIVER, Step.OPEN, Step.ACCEPT, Step.START, Step.SUBMIT, Step.EFFECT);
    both(us, Step.VERIFY, Step.CLOSE);
    assertThat(us.course().state()).isEqualTo(State.CLOSED);
    assertThat(jp.course()).isEqualTo(us.course());
    assertThat(us.course().overtaken()).isEmpty();
    assertThat(us.course().wish().orElseThrow().kind()).isEqualTo(RequestKind.FREEZE_ADDRESS);
  }

  @Test
  void a_withdrawal_that_crosses_an_acceptance_comes_after_it() {
    both(us, Step.SEND);
    both(jp, Step.DELIVER, Step.OPEN);
    us.make(Step.WITHDRAW);
    jp.make(Step.ACCEPT);
    exchange();
    assertThat(us.course().state()).isEqualTo(State.WITHDRAWN);
    assertThat(us.course()).isEqualTo(jp.course());
    assertThat(us.course().applied().getLast().event().step()).isEqualTo(Step.WITHDRAW);
  }

  @Test
  void a_withdrawal_that_crosses_the_effect_asks_for_its_reversal() {
    both(us, Step.SEND);
    both(jp, Step.DELIVER, Step.OPEN, Step.ACCEPT, Step.START);
    us.make(Step.WITHDRAW);
    jp.make(Step.EFFECT);
    exchange();
    assertThat(us.course().state()).isEqualTo(State.APPEALED);
    both(jp, Step.REVERSE);
    both(us, Step.CLOSE);
    assertThat(jp.course().state()).isEqualTo(State.CLOSED);
    assertThat(jp.course().effect()).isNull();
  }

  @Test
  void an_expiry_that_crosses_an_acceptance_is_overtaken() {
    both(us, Step.SEND);
    both(jp, Step.DELIVER, Step.OPEN);
    us.make(Step.EXPIRE);
    jp.make(Step.ACCEPT);
    exchange();
    assertThat(us.course().state()).isEqualTo(State.ACCEPTED);
    assertThat(us.course().overtaken()).hasSize(1);
    assertThat(us.course()).isEqualTo(jp.course());
  }

  @Test
  void an_appeal_that_is_turned_down_leaves_what_was() {
    both(us, Step.SEND);
    both(jp, Step.DELIVER, Step.OPEN, Step.ACCEPT, Step.START, Step.EFFECT);
    both(us, Step.VERIFY, Step.CLOSE);
    both(jp, Step.APPEAL, Step.UPHOLD);
    assertThat(us.course().state()).isEqualTo(State.VERIFIED);
  }

  /// All that follows, written down once more; everything else is refused.
  private static final String FOLLOWS =
      """
      sent: deliver>delivered withdraw>withdrawn escalate>sent expire>expired
      delivered: open>opened withdraw>withdrawn escalate>delivered expire>expired
      opened: ask>needs-info accept>accepted decline>declined withdraw>withdrawn \
        escalate>opened expire>expired
      needs-info: inform>opened decline>declined withdraw>withdrawn escalate>needs-info \
        expire>expired
      accepted: start>in-progress fail>failed withdraw>withdrawn escalate>accepted
      in-progress: submit>submitted partial>partial effect>effective fail>failed \
        withdraw>withdrawn escalate>in-progress
      submitted: submit>submitted partial>partial effect>effective fail>failed \
        withdraw>withdrawn escalate>submitted
      partial: submit>partial partial>partial effect>effective verify>verified appeal>appealed \
        return>partial withdraw>appealed
      effective: verify>verified appeal>appealed return>effective withdraw>appealed
      verified: close>closed appeal>appealed return>verified withdraw>appealed
      appealed: reverse>reversed
      declined: close>closed
      failed: close>closed
      reversed: close>closed
      expired: close>closed
      withdrawn: close>closed
      """;

  @Test
  void every_step_in_every_state_is_decided() {
    java.util.Map<String, String> follows = new java.util.HashMap<>();
    for (String line : FOLLOWS.strip().split("\n", -1)) {
      String[] parts = line.strip().split(": +", -1);
      for (String one : parts[1].split(" +", -1)) {
        String[] step = one.split(">", -1);
        follows.put(parts[0] + " " + step[0], step[1]);
      }
    }
    for (Step step : Step.values()) {
      assertThat(State.after(null, step, null).isPresent()).isEqualTo(step == Step.SEND);
      for (State state : State.values()) {
        String key = state.word() + " " + step.word();
        String next = State.after(state, step, null).map(State::word).orElse(null);
        assertThat(next).as(key).isEqualTo(follows.get(key));
        String other = State.after(state, step, State.VERIFIED).map(State::word).orElse(null);
        String expected =
            switch (key) {
              case "appealed uphold" -> "verified";
              case "closed appeal", "closed withdraw" -> "appealed";
              case "closed return" -> "closed";
              default -> follows.get(key);
            };
        assertThat(other).as(key).isEqualTo(expected);
      }
    }
  }

  /// Two sides that act at random, see each other late, and get everything in any order and twice.
  @Test
  void two_sides_with_the_same_events_are_in_the_same_state() {
    long seed = Long.getLong("entente.seed", System.nanoTime());
    int rounds = Integer.getInteger("entente.rounds", 300);
    Random random = new Random(seed);
    int overtaken = 0;
    for (int round = 0; round < rounds; round++) {
      overtaken += play(random, "seed " + seed + " round " + round);
    }
    assertThat(overtaken).as("seed " + seed).isPositive();
  }

  private static int play(Random random, String told) {
    Side asks = new Side(US, US, JP, 1);
    Side does = new Side(JP, US, JP, 2);
    asks.make(Step.SEND);
    for (int turn = 0; turn < 25; turn++) {
      boolean isAsking = random.nextBoolean();
      Side side = isAsking ? asks : does;
      Side other = isAsking ? does : asks;
      if (random.nextInt(3) == 0) {
        sync(other, side, random);
      }
      Step.Owner owner = isAsking ? Step.Owner.REQUESTER : Step.Owner.EXECUTOR;
      Course before = side.course();
      List<Step> possible = new ArrayList<>();
      for (Step step : Step.values()) {
        if (step.owner() == owner && before.follows(step)) {
          possible.add(step);
        }
      }
      if (!possible.isEmpty()) {
        Placed made = side.make(possible.get(random.nextInt(possible.size())));
        assertThat(side.course().applied()).as(told).contains(made);
      }
    }
    Course executorsView = does.course();
    deliver(asks, does);
    deliver(does, asks);
    Course course = asks.course();
    assertThat(does.course()).as(told).isEqualTo(course);
    assertThat(course.parked()).as(told).isEmpty();
    List<Placed> begun = course.applied().subList(0, executorsView.applied().size());
    assertThat(begun).as(told + ": what the executor saw").isEqualTo(executorsView.applied());
    anyOrder(random, told, asks.held, course);
    return course.overtaken().size();
  }

  /// The other's log up to somewhere.
  private static void sync(Side from, Side to, Random random) {
    int upTo = random.nextInt(from.log.size() + 1);
    from.log.subList(0, upTo).stream().filter(one -> !to.held.contains(one)).forEach(to.held::add);
  }

  private static void anyOrder(Random random, String told, List<Placed> held, Course course) {
    List<Placed> shuffled = new ArrayList<>(held);
    shuffled.addAll(held.subList(0, held.size() / 2));
    Collections.shuffle(shuffled, random);
    assertThat(Course.of(shuffled)).as(told).isEqualTo(course);
    List<Placed> some = shuffled.subList(0, random.nextInt(shuffled.size()));
    Course part = Course.of(some);
    assertThat(course.applied().size() + course.overtaken().size())
        .as(told)
        .isGreaterThanOrEqualTo(part.applied().size() + part.overtaken().size());
  }

  @Test
  void an_event_whose_predecessor_is_missing_waits_for_it() {
    both(us, Step.SEND);
    both(jp, Step.DELIVER, Step.OPEN, Step.ACCEPT);
    List<Placed> gap = new ArrayList<>(us.held);
    Placed open =
        gap.stream().filter(one -> one.event().step() == Step.OPEN).findFirst().orElseThrow();
    gap.remove(open);
    assertThat(Course.of(gap).state()).isEqualTo(State.DELIVERED);
    assertThat(Course.of(gap).parked()).hasSize(1);
    gap.add(open);
    assertThat(Course.of(gap).state()).isEqualTo(State.ACCEPTED);
  }

  @Test
  void a_second_event_under_a_used_number_counts_for_nothing() {
    both(us, Step.SEND);
    RequestEvent deliver = jp.next(Step.DELIVER, Side.body(Step.DELIVER));
    jp.put(deliver);
    RequestEvent other =
        new RequestEvent(
            Side.uuid("fork"),
            deliver.request(),
            Step.DELIVER,
            US,
            JP,
            deliver.number(),
            deliver.after(),
            deliver.at() + 1,
            false,
            deliver.body());
    jp.put(other);
    exchange();
    both(jp, Step.OPEN);
    assertThat(us.course().state()).isEqualTo(State.OPENED);
    assertThat(us.course().overtaken()).hasSize(1);
    assertThat(us.course().tips()).hasSize(1);
  }

  @Test
  void who_asks_whom_and_the_exercise_flag_stay_what_the_first_event_says() {
    both(us, Step.SEND);
    RequestEvent right = jp.next(Step.DELIVER, Side.body(Step.DELIVER));
    jp.put(
        new RequestEvent(
            right.id(),
            right.request(),
            right.step(),
            US,
            JP,
            right.number(),
            right.after(),
            right.at(),
            true,
            right.body()));
    exchange();
    assertThat(us.course().state()).isEqualTo(State.SENT);
    assertThat(us.course().overtaken()).hasSize(1);
  }

  @Test
  void what_is_late_follows_from_state_and_time() {
    Deadlines deadlines = Deadlines.usual(0);
    long minute = 60_000_000L;
    assertThat(deadlines.late(State.SENT, 4 * minute)).isEmpty();
    assertThat(deadlines.late(State.SENT, 6 * minute)).contains(Deadlines.Deadline.ACKNOWLEDGE);
    assertThat(deadlines.late(State.OPENED, 6 * minute)).isEmpty();
    assertThat(deadlines.late(State.OPENED, 16 * minute)).contains(Deadlines.Deadline.DECIDE);
    assertThat(deadlines.late(State.ACCEPTED, 31 * minute)).contains(Deadlines.Deadline.ACT);
    assertThat(deadlines.late(State.EFFECTIVE, 1_000 * minute)).isEmpty();
    assertThat(Objects.requireNonNull(us.course()).state()).isNull();
  }
}

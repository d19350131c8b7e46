package org.entente.app.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.entente.exchange.store.Jobs;
import org.junit.jupiter.api.Test;

/// Who gets a place, tried in virtual seconds.
class TurnsTest {
  private static final int KEPT = 10;

  /// A machine of some places on which jobs take so many seconds of work.
  private static final class Machine {
    final int places;
    final Turns turns;
    final List<Jobs.Waiting> waiting = new ArrayList<>();
    final List<Turns.Running> running = new ArrayList<>();
    final Map<String, Integer> left = new HashMap<>();
    final Map<String, Integer> whole = new HashMap<>();
    final Map<String, Long> ended = new HashMap<>();
    final Map<String, Long> asked = new HashMap<>();
    long now;
    long number;

    Machine(int places) {
      this.places = places;
      turns = new Turns(places, KEPT);
    }

    String ask(String person, boolean isBulk, int seconds) {
      number++;
      String id = person + number + (isBulk ? "b" : "");
      waiting.add(new Jobs.Waiting(number, id, person, isBulk));
      left.put(id, seconds);
      whole.put(id, seconds);
      asked.put(id, now);
      return id;
    }

    void second() {
      for (Optional<Turns.Move> move = turns.next(waiting, running, now);
          move.isPresent();
          move = turns.next(waiting, running, now)) {
        take(move.get());
        assertThat(running.size()).isLessThanOrEqualTo(places);
      }
      now++;
      for (Turns.Running one : List.copyOf(running)) {
        if (left.merge(one.id(), -1, Integer::sum) == 0) {
          running.remove(one);
          ended.put(one.id(), now);
        }
      }
    }

    private void take(Turns.Move move) {
      switch (move) {
        case Turns.Move.Begin begin -> {
          Jobs.Waiting one =
              waiting.stream().filter(w -> w.id().equals(begin.id())).findFirst().orElseThrow();
          waiting.remove(one);
          running.add(new Turns.Running(one.id(), one.person(), one.isBulk(), now));
        }
        case Turns.Move.Yield yield -> {
          Turns.Running one =
              running.stream().filter(r -> r.id().equals(yield.id())).findFirst().orElseThrow();
          assertThat(now - one.beganNanos()).isGreaterThanOrEqualTo(KEPT);
          running.remove(one);
          long back = Long.parseLong(one.id().replaceAll("[^0-9]", ""));
          waiting.add(new Jobs.Waiting(back, one.id(), one.person(), one.isBulk()));
          if (!one.isBulk()) {
            left.put(one.id(), whole.getOrDefault(one.id(), 0));
          }
        }
      }
    }

    void until(String id) {
      for (int i = 0; i < 1_000_000 && !ended.containsKey(id); i++) {
        second();
      }
      assertThat(ended).containsKey(id);
    }

    long wait(String id) {
      until(id);
      return ended.getOrDefault(id, 0L) - asked.getOrDefault(id, 0L) - whole.getOrDefault(id, 0);
    }
  }

  @Test
  void millionsOfRowsOfOnePersonDontKeepAnothersTraceWaiting() {
    for (int places = 1; places <= 4; places++) {
      Machine machine = new Machine(places);
      List<String> bulk = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        bulk.add(machine.ask("ann", true, 1000));
      }
      for (int i = 0; i < 50; i++) {
        machine.second();
      }
      String trace = machine.ask("bob", false, 5);
      assertThat(machine.wait(trace)).as(places + " places").isLessThanOrEqualTo(KEPT);
      bulk.forEach(machine::until);
    }
  }

  @Test
  void placesAreSharedByPersonAndNotByJob() {
    Machine machine = new Machine(2);
    for (int i = 0; i < 100; i++) {
      machine.ask("ann", false, 20);
    }
    List<String> few = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      few.add(machine.ask("bob", false, 20));
    }
    few.forEach(machine::until);
    assertThat(machine.now).isLessThan(5 * 20 + 2 * 20);
  }

  @Test
  void bulkJobsOfThreePersonsTakeTurnsOnTwoPlaces() {
    Machine machine = new Machine(2);
    List<String> all =
        List.of(
            machine.ask("ann", true, 600),
            machine.ask("bob", true, 600),
            machine.ask("cho", true, 600));
    all.forEach(machine::until);
    long first = all.stream().mapToLong(id -> machine.ended.getOrDefault(id, 0L)).min().orElse(0);
    assertThat(first).isGreaterThan(700); // with two of them to the end it were 600
    assertThat(machine.now).isLessThanOrEqualTo(1000);
  }

  @Test
  void aPersonAloneHasAllPlaces() {
    Machine machine = new Machine(2);
    machine.ask("ann", false, 50);
    String second = machine.ask("ann", false, 50);
    assertThat(machine.wait(second)).isZero();
  }

  @Test
  void whateverIsAskedEverythingEndsAndNobodyWaitsBeyondTheirShare() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Machine machine = new Machine(1 + random.nextInt(4));
      List<String> all = new ArrayList<>();
      int persons = 1 + random.nextInt(5);
      for (int i = 0; i < 60; i++) {
        String person = "p" + (char) ('a' + random.nextInt(persons));
        boolean isBulk = random.nextInt(3) == 0;
        all.add(machine.ask(person, isBulk, 1 + random.nextInt(isBulk ? 300 : 40)));
        for (int s = random.nextInt(20); s > 0; s--) {
          machine.second();
        }
      }
      for (String id : all) {
        machine.until(id);
      }
      assertThat(machine.ended).as("seed " + seed).hasSize(all.size());
    }
  }
}

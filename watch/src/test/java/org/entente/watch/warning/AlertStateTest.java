package org.entente.watch.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.watch.warning.CapMessage.Kind;
import org.entente.watch.warning.CapMessage.Status;
import org.junit.jupiter.api.Test;

/// What an alert's state is, whatever the order in which messages came.
class AlertStateTest {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  private static MessageKey key(String sender, String identifier, int minute) {
    return new MessageKey(sender, identifier, START.plusSeconds(60L * minute));
  }

  private static CapMessage message(
      MessageKey key, Kind kind, Status status, List<MessageKey> references, int expires) {
    return new CapMessage(
        key,
        status,
        kind,
        CapMessage.Scope.PUBLIC,
        references,
        expires < 0 ? List.of() : List.of(START.plusSeconds(60L * expires)),
        1);
  }

  private static Map<String, String> states(List<CapMessage> messages, int minute) {
    return states(messages, minute, Delegates.NONE);
  }

  private static Map<String, String> states(
      List<CapMessage> messages, int minute, Delegates delegates) {
    Map<String, String> states = new HashMap<>();
    AlertState.at(messages, START.plusSeconds(60L * minute), delegates)
        .alerts()
        .forEach(
            one ->
                states.put(
                    one.message().key().identifier(),
                    one.state().word()
                        + (one.by() == null ? "" : " by " + one.by())
                        + (one.isFork() ? " fork" : "")));
    return states;
  }

  private static final MessageKey A = key("us", "A", 0);
  private static final MessageKey U = key("us", "U", 1);
  private static final MessageKey C = key("us", "C", 2);

  @Test
  void aCancelOfTheRootEndsTheUpdatesItDoesNotName() {
    List<CapMessage> chain =
        List.of(
            message(A, Kind.ALERT, Status.ACTUAL, List.of(), 60),
            message(U, Kind.UPDATE, Status.ACTUAL, List.of(A), 60),
            message(C, Kind.CANCEL, Status.ACTUAL, List.of(A), -1));
    assertThat(states(chain, 0)).containsOnly(Map.entry("A", "active"));
    assertThat(states(chain, 1))
        .containsOnly(Map.entry("A", "superseded by U"), Map.entry("U", "active"));
    assertThat(states(chain, 2))
        .containsOnly(Map.entry("A", "cancelled by C"), Map.entry("U", "cancelled by C"));
    MessageKey late = key("us", "L", 3);
    List<CapMessage> afresh = new ArrayList<>(chain);
    afresh.add(message(late, Kind.UPDATE, Status.ACTUAL, List.of(A), 60));
    assertThat(states(afresh, 3))
        .containsEntry("L", "active fork")
        .containsEntry("A", "superseded by L");
    assertThat(states(afresh, 61)).containsEntry("L", "expired fork");
  }

  @Test
  void othersAndExercisesEndNothing() {
    MessageKey foreign = key("kr", "K", 2);
    List<CapMessage> messages =
        List.of(
            message(A, Kind.ALERT, Status.ACTUAL, List.of(), -1),
            message(foreign, Kind.CANCEL, Status.ACTUAL, List.of(A), -1),
            message(C, Kind.CANCEL, Status.EXERCISE, List.of(A), -1));
    assertThat(states(messages, 9)).containsOnly(Map.entry("A", "active"));
  }

  @Test
  void aDelegateEndsItsSendersAlertsAndNobodyElses() {
    MessageKey update = key("us", "U2", 1);
    MessageKey cancel = key("kr", "K", 2);
    List<CapMessage> messages =
        List.of(
            message(A, Kind.ALERT, Status.ACTUAL, List.of(), -1),
            message(update, Kind.UPDATE, Status.ACTUAL, List.of(A), -1),
            message(cancel, Kind.CANCEL, Status.ACTUAL, List.of(A), -1));
    Delegates night = Delegates.of("test", List.of("us kr"));
    assertThat(states(messages, 9, night))
        .containsOnly(Map.entry("A", "cancelled by K"), Map.entry("U2", "cancelled by K"));
    Delegates backwards = Delegates.of("test", List.of("kr us", "jp kr"));
    assertThat(states(messages, 9, backwards)).isEqualTo(states(messages, 9));
  }

  @Test
  void whoDelegatesToWhomIsSaidInTwoWords() {
    for (String wrong : List.of("us", "us kr jp", "", "us=kr")) {
      assertThatThrownBy(() -> Delegates.of("test", List.of(wrong)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("two senders");
    }
  }

  @Test
  void twoUpdatesOfOneParentAreAFork() {
    MessageKey other = key("us", "V", 2);
    List<CapMessage> fork =
        List.of(
            message(A, Kind.ALERT, Status.ACTUAL, List.of(), -1),
            message(U, Kind.UPDATE, Status.ACTUAL, List.of(A), -1),
            message(other, Kind.UPDATE, Status.ACTUAL, List.of(A), -1));
    assertThat(states(fork, 9))
        .containsEntry("U", "superseded by V fork")
        .containsEntry("V", "active fork")
        .containsEntry("A", "superseded by V");
    List<CapMessage> chain = new ArrayList<>(fork.subList(0, 2));
    chain.add(message(other, Kind.UPDATE, Status.ACTUAL, List.of(A, U), -1));
    assertThat(states(chain, 9)).containsEntry("V", "active").containsEntry("U", "superseded by V");
  }

  @Test
  void whatCameLateIsAlreadyEnded() {
    List<CapMessage> messages =
        new ArrayList<>(List.of(message(C, Kind.CANCEL, Status.ACTUAL, List.of(A), -1)));
    assertThat(AlertState.at(messages, START.plusSeconds(999)).missing()).containsExactly(A);
    messages.add(message(A, Kind.ALERT, Status.ACTUAL, List.of(), -1));
    assertThat(states(messages, 9)).containsOnly(Map.entry("A", "cancelled by C"));
    assertThat(AlertState.at(messages, START.plusSeconds(999)).missing()).isEmpty();
  }

  /// Random sets of messages against the definition, computed the long way, in random orders.
  @Test
  void anyOrderAndAnyRepetitionGiveTheStatesOfTheDefinition() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int ended = 0;
    for (int round = 0; round < 3_000; round++) {
      List<CapMessage> messages = world(random);
      Delegates delegates =
          random.nextBoolean() ? Delegates.NONE : Delegates.of("test", List.of("us kr"));
      Map<String, String> expected = new HashMap<>();
      for (CapMessage one : messages) {
        if (one.kind() == Kind.ALERT || one.kind() == Kind.UPDATE) {
          expected.put(one.key().identifier(), byDefinition(messages, one, delegates));
        }
      }
      List<CapMessage> shuffled = new ArrayList<>(messages);
      shuffled.addAll(messages.subList(0, messages.size() / 2));
      Collections.shuffle(shuffled, random);
      Map<String, String> states = states(shuffled, 100, delegates);
      states.replaceAll((_, state) -> state.replace(" fork", ""));
      assertThat(states).as("seed %s round %s", seed, round).isEqualTo(expected);
      ended += (int) expected.values().stream().filter(s -> s.contains("by")).count();
    }
    assertThat(ended).isGreaterThan(500);
  }

  private static List<CapMessage> world(Random random) {
    List<CapMessage> messages = new ArrayList<>();
    int count = 2 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      List<MessageKey> references = new ArrayList<>();
      for (CapMessage before : messages) {
        if (random.nextInt(3) == 0) {
          references.add(before.key());
        }
      }
      Kind kind = references.isEmpty() ? Kind.ALERT : List.of(Kind.values()).get(random.nextInt(5));
      messages.add(
          message(
              key(random.nextInt(4) == 0 ? "kr" : "us", "M" + i, i / 2),
              kind,
              random.nextInt(4) == 0 ? Status.EXERCISE : Status.ACTUAL,
              references,
              random.nextBoolean() ? 50 : 200));
    }
    return messages;
  }

  /// Whether what `of` says of a message that it refers to counts.
  private static boolean counts(CapMessage of, CapMessage one, Delegates delegates) {
    boolean isDelegate =
        delegates.bySender().getOrDefault(one.key().sender(), Set.of()).contains(of.key().sender());
    return of.references().contains(one.key())
        && one.status() == of.status()
        && (isDelegate || one.key().sender().equals(of.key().sender()));
  }

  private static Set<MessageKey> ancestors(
      List<CapMessage> messages, CapMessage of, Delegates delegates) {
    Set<MessageKey> all = new HashSet<>();
    for (CapMessage one : messages) {
      if (counts(of, one, delegates)) {
        all.add(one.key());
        all.addAll(ancestors(messages, one, delegates));
      }
    }
    return all;
  }

  private static String byDefinition(
      List<CapMessage> messages, CapMessage alert, Delegates delegates) {
    CapMessage decides = null;
    Set<MessageKey> above = ancestors(messages, alert, delegates);
    for (CapMessage m : messages) {
      boolean canEnd =
          (m.kind() == Kind.UPDATE || m.kind() == Kind.CANCEL) && m.status() == alert.status();
      if (!canEnd || m.key().equals(alert.key())) {
        continue;
      }
      boolean isDirect = counts(m, alert, delegates);
      boolean isThrough =
          alert.key().sent().isBefore(m.key().sent())
              && messages.stream()
                  .anyMatch(x -> above.contains(x.key()) && counts(m, x, delegates));
      if ((isDirect || isThrough) && (decides == null || isAfter(m, decides))) {
        decides = m;
      }
    }
    if (decides == null) {
      return alert.expires().getFirst().isAfter(START.plusSeconds(6_000)) ? "active" : "expired";
    }
    String word = decides.kind() == Kind.CANCEL ? "cancelled" : "superseded";
    return word + " by " + decides.key().identifier();
  }

  private static boolean isAfter(CapMessage one, CapMessage other) {
    int time = one.key().sent().compareTo(other.key().sent());
    if (time != 0) {
      return time > 0;
    }
    if (one.kind() != other.kind()) {
      return one.kind() == Kind.CANCEL;
    }
    return one.key().identifier().compareTo(other.key().identifier()) > 0;
  }
}

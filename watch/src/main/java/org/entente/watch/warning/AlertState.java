package org.entente.watch.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The states of alerts as a pure function of the set of messages: the order in which they came
/// and how often cannot matter.
///
/// An Update or Cancel ends every message it refers to, and every Alert or Update that refers to
/// one of these, directly or through others, and was sent before it. Only within one sender with
/// its [Delegates], and one status. Of several that end a message the one sent last decides, a
/// Cancel before an Update at the same instant, then the greater identifier.
public final class AlertState {
  /// What an alert is now. Expired is not cancelled: nobody has said that the danger is over.
  public enum State {
    ACTIVE,
    SUPERSEDED,
    CANCELLED,
    EXPIRED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// An Alert or Update with its state.
  ///
  /// @param by the identifier of the message that decided; null when none did
  /// @param isFork whether another Update of the same parent stands beside it
  public record Judged(CapMessage message, State state, @Nullable String by, boolean isFork) {}

  /// All alerts, and the messages that others refer to and that never came.
  public record Picture(List<Judged> alerts, List<MessageKey> missing) {
    public Picture {
      alerts = List.copyOf(alerts);
      missing = List.copyOf(missing);
    }
  }

  private static final Comparator<CapMessage> DECIDES =
      Comparator.comparing((CapMessage m) -> m.key().sent())
          .thenComparing(m -> m.kind() == CapMessage.Kind.CANCEL)
          .thenComparing(m -> m.key().identifier());

  private final Map<MessageKey, CapMessage> messages = new TreeMap<>();

  /// Who refers to a message, among messages of its sender, its delegates, and its status.
  private final Map<MessageKey, List<CapMessage>> referring = new HashMap<>();

  private final Delegates delegates;

  private AlertState(Collection<CapMessage> all, Instant at, Delegates delegates) {
    this.delegates = delegates;
    for (CapMessage one : all) {
      if (!one.key().sent().isAfter(at)) {
        messages.putIfAbsent(one.key(), one);
      }
    }
    for (CapMessage one : messages.values()) {
      for (MessageKey reference : within(one)) {
        referring.computeIfAbsent(reference, _ -> new ArrayList<>()).add(one);
      }
    }
  }

  /// The states at this instant.
  public static Picture at(Collection<CapMessage> messages, Instant at) {
    return at(messages, at, Delegates.NONE);
  }

  /// The states at this instant, where others may answer for a sender.
  public static Picture at(Collection<CapMessage> messages, Instant at, Delegates delegates) {
    return new AlertState(messages, at, delegates).picture(at);
  }

  /// The references that have an effect: those to whom it may answer, of its status if they are
  // here.
  private List<MessageKey> within(CapMessage one) {
    return one.references().stream()
        .filter(key -> delegates.may(one.key().sender(), key.sender()))
        .filter(
            key -> {
              CapMessage other = messages.get(key);
              return other == null || other.status() == one.status();
            })
        .toList();
  }

  private Picture picture(Instant at) {
    Map<MessageKey, CapMessage> deciding = new HashMap<>();
    for (CapMessage one : messages.values()) {
      if (one.ends()) {
        for (MessageKey ended : ended(one)) {
          deciding.merge(ended, one, (a, b) -> DECIDES.compare(a, b) >= 0 ? a : b);
        }
      }
    }
    List<Judged> alerts = new ArrayList<>();
    Set<MessageKey> missing = new TreeSet<>();
    for (CapMessage one : messages.values()) {
      if (one.isAlertOrUpdate()) {
        CapMessage by = deciding.get(one.key());
        String identifier = by == null ? null : by.key().identifier();
        alerts.add(new Judged(one, state(one, by, at), identifier, isFork(one)));
      }
      for (MessageKey reference : one.references()) {
        if (!messages.containsKey(reference)) {
          missing.add(reference);
        }
      }
    }
    return new Picture(alerts, List.copyOf(missing));
  }

  /// What a message ends, itself excepted.
  private Set<MessageKey> ended(CapMessage by) {
    Set<MessageKey> ended = new HashSet<>();
    List<MessageKey> open = new ArrayList<>(within(by));
    Set<MessageKey> seen = new HashSet<>(open);
    ended.addAll(open);
    while (!open.isEmpty()) {
      for (CapMessage one : referring.getOrDefault(open.removeLast(), List.of())) {
        if (one.status() == by.status() && seen.add(one.key())) {
          open.add(one.key());
          if (one.isAlertOrUpdate() && one.key().sent().isBefore(by.key().sent())) {
            ended.add(one.key());
          }
        }
      }
    }
    ended.remove(by.key());
    return ended;
  }

  private static State state(CapMessage one, @Nullable CapMessage by, Instant at) {
    if (by != null) {
      return by.kind() == CapMessage.Kind.CANCEL ? State.CANCELLED : State.SUPERSEDED;
    }
    boolean isOver =
        one.infoCount() > 0
            && one.expires().size() == one.infoCount()
            && one.expires().stream().noneMatch(end -> end.isAfter(at));
    return isOver ? State.EXPIRED : State.ACTIVE;
  }

  /// Two Updates that name the same parent, neither reaching the other.
  private boolean isFork(CapMessage one) {
    if (one.kind() != CapMessage.Kind.UPDATE) {
      return false;
    }
    for (MessageKey parent : within(one)) {
      for (CapMessage other : referring.getOrDefault(parent, List.of())) {
        boolean isOther =
            other.kind() == CapMessage.Kind.UPDATE
                && other.status() == one.status()
                && !other.key().equals(one.key());
        if (isOther && !reaches(one, other.key()) && !reaches(other, one.key())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean reaches(CapMessage from, MessageKey to) {
    List<MessageKey> open = new ArrayList<>(within(from));
    Set<MessageKey> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      MessageKey next = open.removeLast();
      if (next.equals(to)) {
        return true;
      }
      CapMessage message = messages.get(next);
      if (message != null) {
        within(message).stream().filter(seen::add).forEach(open::add);
      }
    }
    return false;
  }
}

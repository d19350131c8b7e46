package org.entente.exchange.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.overlap.Pledge;
import org.entente.exchange.overlap.Terms;

/// One comparison of items between us and a partner.
///
/// @param isOurs whether it was begun here
/// @param person who began it here, or agreed to it
/// @param pledge what we bound ourselves to; empty before
/// @param theirs what the partner bound itself to; empty before
/// @param result what we learnt; empty before
/// @param hasEnded whether the partner said that it has what it asked for
/// @param reason why it was declined or ended early; empty else
/// @param made when it was begun, or came; microseconds since 1970, as the next
public record Comparison(
    String id,
    String partner,
    boolean isOurs,
    State state,
    Terms terms,
    String person,
    Optional<Pledge> pledge,
    Optional<Pledge> theirs,
    JsonValue.Members result,
    boolean hasEnded,
    String reason,
    long made,
    long changed) {
  /// How far it is, seen from here.
  public enum State {
    /// Our items are here; their masks are being made.
    PREPARING,
    /// The partner's people have to agree.
    OFFERED,
    /// Our people have to agree.
    WAITING,
    /// They have; the tags of our items are being made.
    AGREEING,
    /// Both sides have agreed; sheets go.
    RUNNING,
    DONE,
    DECLINED,
    /// Ended before its end, by a person, a failure or the clock.
    STOPPED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return Arrays.stream(values())
          .filter(one -> one.word().equals(word))
          .findFirst()
          .orElseThrow();
    }

    /// Whether anything may still come of it.
    public boolean isOpen() {
      return this != DONE && this != DECLINED && this != STOPPED;
    }
  }

  /// Whether we ask the partner.
  public boolean isAsking() {
    return isOurs || terms.isMutual();
  }

  /// Whether the partner asks us.
  public boolean isAnswering() {
    return !isOurs || terms.isMutual();
  }

  /// Whether what we asked is still to be learnt.
  public boolean isToLearn() {
    return state == State.RUNNING && isAsking() && result.all().isEmpty();
  }

  /// Whether the partner's sheets are answered at this time.
  public boolean isServed(long now) {
    return state == State.RUNNING && isAnswering() && now < terms.ends();
  }
}

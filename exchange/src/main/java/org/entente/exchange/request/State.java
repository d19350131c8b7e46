package org.entente.exchange.request;

import java.util.Locale;
import java.util.Optional;

/// Where a request stands between two nodes. What comes before (draft, approved, refused) is the
/// requester's own and stands in [Draft].
public enum State {
  SENT,
  DELIVERED,
  OPENED,
  NEEDS_INFO,
  ACCEPTED,
  DECLINED,
  IN_PROGRESS,
  SUBMITTED,
  PARTIAL,
  EFFECTIVE,
  FAILED,
  VERIFIED,
  APPEALED,
  REVERSED,
  EXPIRED,
  WITHDRAWN,
  CLOSED;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether nothing is decided yet.
  public boolean isUndecided() {
    return switch (this) {
      case SENT, DELIVERED, OPENED, NEEDS_INFO -> true;
      case ACCEPTED,
          DECLINED,
          IN_PROGRESS,
          SUBMITTED,
          PARTIAL,
          EFFECTIVE,
          FAILED,
          VERIFIED,
          APPEALED,
          REVERSED,
          EXPIRED,
          WITHDRAWN,
          CLOSED ->
          false;
    };
  }

  /// Whether the executor is at work.
  public boolean isWorkedOn() {
    return this == ACCEPTED || this == IN_PROGRESS || this == SUBMITTED;
  }

  /// Whether something was stopped and nobody objects.
  boolean isInEffect() {
    return this == PARTIAL || this == EFFECTIVE || this == VERIFIED;
  }

  /// Whether somebody still has something to do.
  public boolean isOpen() {
    return isUndecided() || isWorkedOn() || this == APPEALED || this == PARTIAL;
  }

  /// The state that a step leads to from `before` (null: there is no request yet); empty when the
  /// step doesn't follow. Total: every step in every state is either here or refused.
  ///
  /// @param effect where something that was stopped stood before it was appealed or closed; null
  ///     when nothing was stopped
  static Optional<State> after(
      @org.jspecify.annotations.Nullable State before,
      Step step,
      @org.jspecify.annotations.Nullable State effect) {
    if (before == null) {
      return step == Step.SEND ? Optional.of(SENT) : Optional.empty();
    }
    boolean isStopped = before.isInEffect() || (before == CLOSED && effect != null);
    return switch (step) {
      case SEND -> Optional.empty();
      case DELIVER -> when(before == SENT, DELIVERED);
      case OPEN -> when(before == DELIVERED, OPENED);
      case ASK -> when(before == OPENED, NEEDS_INFO);
      case INFORM -> when(before == NEEDS_INFO, OPENED);
      case ACCEPT -> when(before == OPENED, ACCEPTED);
      case DECLINE -> when(before == OPENED || before == NEEDS_INFO, DECLINED);
      case START -> when(before == ACCEPTED, IN_PROGRESS);
      case SUBMIT ->
          before == PARTIAL
              ? Optional.of(PARTIAL)
              : when(before == IN_PROGRESS || before == SUBMITTED, SUBMITTED);
      case PARTIAL ->
          when(before == IN_PROGRESS || before == SUBMITTED || before == PARTIAL, PARTIAL);
      case EFFECT ->
          when(before == IN_PROGRESS || before == SUBMITTED || before == PARTIAL, EFFECTIVE);
      case FAIL -> when(before.isWorkedOn(), FAILED);
      case APPEAL -> when(isStopped, APPEALED);
      case UPHOLD -> before == APPEALED ? Optional.ofNullable(effect) : Optional.empty();
      case REVERSE -> when(before == APPEALED, REVERSED);
      case RETURN -> when(isStopped, before);
      case VERIFY -> when(before == EFFECTIVE || before == PARTIAL, VERIFIED);
      case CLOSE ->
          when(
              switch (before) {
                case VERIFIED, DECLINED, FAILED, EXPIRED, WITHDRAWN, REVERSED -> true;
                case SENT,
                    DELIVERED,
                    OPENED,
                    NEEDS_INFO,
                    ACCEPTED,
                    IN_PROGRESS,
                    SUBMITTED,
                    PARTIAL,
                    EFFECTIVE,
                    APPEALED,
                    CLOSED ->
                    false;
              },
              CLOSED);
      case WITHDRAW ->
          isStopped
              ? Optional.of(APPEALED)
              : when(before.isUndecided() || before.isWorkedOn(), WITHDRAWN);
      case ESCALATE -> when(before.isUndecided() || before.isWorkedOn(), before);
      case EXPIRE -> when(before.isUndecided(), EXPIRED);
    };
  }

  private static Optional<State> when(boolean follows, State next) {
    return follows ? Optional.of(next) : Optional.empty();
  }
}

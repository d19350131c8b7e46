package org.entente.exchange.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a partner is asked for, and at what it may be aimed.
public enum RequestKind {
  FREEZE_ADDRESS(Target.Form.ADDRESS),
  FREEZE_ACCOUNT(Target.Form.ACCOUNT),
  /// Money may move on, but is to be watched, and held once it reaches somebody who can.
  WATCH_AND_HOLD(Target.Form.ADDRESS, Target.Form.ACCOUNT),
  TAKE_DOWN_DOMAIN(Target.Form.DOMAIN),
  PRESERVE_EVIDENCE(Target.Form.RECORDS),
  NOMINATE_FOR_SANCTIONS(Target.Form.SUBJECT, Target.Form.ADDRESS, Target.Form.SHIP),
  NOTIFY_VICTIM(Target.Form.SUBJECT),
  HOLD_SHIP(Target.Form.SHIP),
  /// That we may give to somebody else what came from the partner: its consent as originator.
  PASS_ON(Target.Form.OBJECT);

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Target.Form> forms;

  RequestKind(Target.Form... forms) {
    this.forms = List.of(forms);
  }

  public List<Target.Form> forms() {
    return forms;
  }

  /// Whether what is answered to one who asks for it holds for all who ask for the same.
  public boolean isForAll() {
    return this != PASS_ON;
  }

  /// Whether to accept it is all that there is to do.
  public boolean isDoneByAccepting() {
    return this == PASS_ON;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<RequestKind> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}

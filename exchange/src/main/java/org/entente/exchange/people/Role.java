package org.entente.exchange.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody is there for. Nobody has two: who finds must not be who approves, and who looks
/// after the node must not be who looks after them.
public enum Role {
  /// Brings things in, looks into them, prepares what may be released.
  ANALYST,
  /// Lets things out, and takes them back.
  APPROVER,
  /// Sees what everybody did, and changes nothing.
  AUDITOR,
  /// Looks after people, collections and partners; sees nothing of what they work on.
  ADMINISTRATOR;

  /// As commands, requests and the store call it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}

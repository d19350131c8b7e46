package org.entente.watch.warning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What of a message decides on states: who, what, whom it refers to, until when.
///
/// @param expires one for each info that has it
/// @param infoCount how many infos there are
public record CapMessage(
    MessageKey key,
    Status status,
    Kind kind,
    Scope scope,
    List<MessageKey> references,
    List<Instant> expires,
    int infoCount) {
  /// Whether it is meant.
  public enum Status {
    ACTUAL,
    EXERCISE,
    SYSTEM,
    TEST,
    DRAFT;

    public String word() {
      return capital(name());
    }
  }

  /// What it does.
  public enum Kind {
    ALERT,
    UPDATE,
    CANCEL,
    ACK,
    ERROR;

    public String word() {
      return capital(name());
    }
  }

  /// Who may have it.
  public enum Scope {
    PUBLIC,
    RESTRICTED,
    PRIVATE;

    public String word() {
      return capital(name());
    }
  }

  public CapMessage {
    references = List.copyOf(references);
    expires = List.copyOf(expires);
  }

  private static String capital(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  /// Whether it may go to everybody: nothing else ever reaches a public sink.
  public boolean isPublic() {
    return status == Status.ACTUAL && scope == Scope.PUBLIC;
  }

  boolean isAlertOrUpdate() {
    return kind == Kind.ALERT || kind == Kind.UPDATE;
  }

  boolean ends() {
    return kind == Kind.UPDATE || kind == Kind.CANCEL;
  }

  /// The constant that is written so; empty for any other word.
  static <E extends Enum<E>> Optional<E> ofWord(Class<E> kind, String word) {
    for (E one : kind.getEnumConstants()) {
      if (one.name().equalsIgnoreCase(word)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}

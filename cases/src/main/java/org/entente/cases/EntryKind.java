package org.entente.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an entry of a case says.
public enum EntryKind {
  /// The case's first entry: its title, its summary, and the kind of incident as word.
  OPENED(false),
  /// Something that happened, for the timeline, at its valid time.
  EVENT(false),
  TRACE(true),
  EXPOSURE(true),
  LABEL(true),
  SCREENING(true),
  SIGHTING(true),
  DOCUMENT(true),
  NOTE(true),
  HYPOTHESIS(false),
  /// Evidence (`other`) that speaks for a hypothesis (`about`).
  SUPPORT(false),
  /// Evidence (`other`) that speaks against a hypothesis (`about`).
  CONTRADICTION(false),
  /// Another way in which what a hypothesis (`about`) explains may have come about.
  INNOCENT(false),
  /// What we hold to be so, with a word of confidence; counts when somebody else approved it.
  FINDING(false),
  APPROVAL(false),
  REFUSAL(false),
  /// What was decided, and the reasons.
  DECISION(false),
  /// Another case, named by its id as word.
  LINK(false),
  /// Something to do; whoever shall do it as word.
  TASK(false),
  /// A task (`about`) is done.
  DONE(false),
  /// The case's last entry.
  CLOSED(false);

  private final boolean isEvidence;

  EntryKind(boolean isEvidence) {
    this.isEvidence = isEvidence;
  }

  /// Whether it has bytes of its own, kept exactly.
  public boolean isEvidence() {
    return isEvidence;
  }

  /// What it must be about; empty when it stands for itself.
  Optional<EntryKind> subject() {
    return switch (this) {
      case SUPPORT, CONTRADICTION, INNOCENT -> Optional.of(HYPOTHESIS);
      case APPROVAL, REFUSAL -> Optional.of(FINDING);
      case DONE -> Optional.of(TASK);
      case OPENED,
          EVENT,
          TRACE,
          EXPOSURE,
          LABEL,
          SCREENING,
          SIGHTING,
          DOCUMENT,
          NOTE,
          HYPOTHESIS,
          FINDING,
          DECISION,
          LINK,
          TASK,
          CLOSED ->
          Optional.empty();
    };
  }

  /// A judgement or the frame of a case; it stands as it was given.
  boolean isFinal() {
    return this == OPENED || this == APPROVAL || this == REFUSAL || this == CLOSED;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EntryKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}

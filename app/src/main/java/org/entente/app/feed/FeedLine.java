package org.entente.app.feed;

import java.util.List;
import org.entente.watch.warning.CapReader;
import org.entente.watch.warning.Finding;
import org.jspecify.annotations.Nullable;

/// What became of one entry in a round.
///
/// @param named what its alert says of itself; null when none came
/// @param errors why it wasn't taken
/// @param warnings for people to look at
public record FeedLine(
    String entry,
    String link,
    Verdict verdict,
    CapReader.@Nullable Named named,
    List<Finding> errors,
    List<Finding> warnings) {
  /// Of an entry.
  public enum Verdict {
    ACCEPTED,
    DUPLICATE,
    /// Another alert of its name is kept.
    CONFLICT,
    /// It breaks the rules of CAP.
    REJECTED,
    /// The feed lies, or its sender may not speak here.
    REFUSED,
    /// It did not come; it is asked for again.
    UNREACHABLE;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /// Whether somebody must look at it.
    public boolean needsPerson() {
      return this == CONFLICT || this == REJECTED || this == REFUSED;
    }
  }

  public FeedLine {
    errors = List.copyOf(errors);
    warnings = List.copyOf(warnings);
  }
}

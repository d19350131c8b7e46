package org.entente.app.feed;

import java.util.List;
import org.entente.watch.warning.Finding;

/// What one round over a feed brought.
///
/// @param reason why it failed; empty when it did not
/// @param known how many of its entries had been dealt with before
/// @param lines the other entries
/// @param findings about the feed itself
public record FeedRound(
    FeedSource source,
    Outcome outcome,
    String reason,
    int known,
    List<FeedLine> lines,
    List<Finding> findings,
    FeedState after) {
  /// Of a round.
  public enum Outcome {
    FETCHED,
    UNCHANGED,
    FAILED,
    /// It may not be asked yet.
    WAITING;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public FeedRound {
    lines = List.copyOf(lines);
    findings = List.copyOf(findings);
  }
}

package org.entente.watch.warning.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed as it was read.
///
/// @param updated null where it says none that can be read
/// @param next where it goes on (RFC 5005, 3), as it stands there; empty for most
/// @param left how many more entries it had than are ever taken of one
public record Feed(
    Kind kind,
    String id,
    String title,
    @Nullable Instant updated,
    List<FeedEntry> entries,
    String next,
    int left) {
  /// Its form. At some addresses there is no feed but the one alert that is in force.
  public enum Kind {
    ATOM,
    RSS,
    ALERT;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Feed {
    entries = List.copyOf(entries);
  }
}

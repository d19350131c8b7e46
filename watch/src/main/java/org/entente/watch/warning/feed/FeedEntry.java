package org.entente.watch.warning.feed;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of a feed: where its alert is, or the alert itself, and what the entry says of it.
/// Only the alert is ever believed.
///
/// @param id as the feed names it; its link where it has no name
/// @param updated null where it says none that can be read
/// @param link where the alert is, as it stands there; empty where it is in the entry
/// @param alert its bytes, when it is in the entry; else null
/// @param claims what the entry says in CAP's own words, like `severity` to `Severe`
@SuppressWarnings("ArrayRecordComponent") // never compared
public record FeedEntry(
    String id,
    String title,
    @Nullable Instant updated,
    String link,
    byte @Nullable [] alert,
    Map<String, String> claims) {
  public FeedEntry {
    claims = Map.copyOf(claims);
  }
}

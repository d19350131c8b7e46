package org.entente.app.feed;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.entente.watch.warning.feed.FeedRules;
import org.jspecify.annotations.Nullable;

/// A feed that is asked.
///
/// @param hosts where it may lead beside its own host, as `HOST` or `HOST:PORT`
/// @param isPrivate whether it may be in a network of one's own
/// @param trusted null for what the JDK trusts
/// @param every how long to wait between two rounds
public record FeedSource(
    String name,
    URI url,
    Set<String> hosts,
    boolean isPrivate,
    @Nullable SSLContext trusted,
    Duration every,
    FeedRules rules) {
  public FeedSource {
    hosts = Set.copyOf(hosts);
  }
}

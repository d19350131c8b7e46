package org.entente.app.feed;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Gets what is at an address, over a few redirects that stay where the feed may lead.
final class FeedFetch {
  private static final int MOST_REDIRECTS = 5;

  /// What came, and from where.
  record Got(URI from, PinnedLine.Reply reply) {}

  private final Reach reach;
  private final PinnedLine line;

  FeedFetch(FeedSource source, Duration patience) {
    reach = new Reach(source);
    line = new PinnedLine(source.trusted(), patience);
  }

  /// @param mark what the publisher said of it last: its ETag and its date, empty for none
  Got get(URI first, FeedState.Mark mark, int longest) throws FeedFailure, InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "entente (watch warnings poll)");
    headers.put(
        "Accept",
        "application/atom+xml, application/rss+xml, application/cap+xml, application/xml,"
            + " text/xml;q=0.9");
    headers.put("Accept-Encoding", "identity");
    if (!mark.etag().isEmpty()) {
      headers.put("If-None-Match", mark.etag());
    }
    if (!mark.modified().isEmpty()) {
      headers.put("If-Modified-Since", mark.modified());
    }
    Set<URI> seen = new HashSet<>();
    URI uri = first;
    while (seen.add(uri)) {
      PinnedLine.Reply reply = line.get(uri, reach.addresses(uri), headers, longest);
      boolean isRedirect =
          switch (reply.status()) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
          };
      if (!isRedirect) {
        return new Got(uri, reply);
      }
      if (seen.size() > MOST_REDIRECTS) {
        throw new FeedFailure("loop", "it sends from one address to the next without end");
      }
      uri = resolved(uri, reply.header("location"));
    }
    throw new FeedFailure("loop", "it sends back to where it was");
  }

  /// An address as it stands in a feed or a redirect.
  static URI resolved(URI base, String address) throws FeedFailure {
    try {
      URI to = base.resolve(new URI(address.strip()));
      if (address.isBlank()) {
        throw new FeedFailure("address", "there is no address");
      }
      // A fragment is never sent, and two of them aren't two places.
      return to.getRawFragment() == null
          ? to
          : URI.create(to.toString().substring(0, to.toString().indexOf('#')));
    } catch (URISyntaxException | IllegalArgumentException _) {
      throw new FeedFailure("address", "'" + address.strip() + "' is no address");
    }
  }
}

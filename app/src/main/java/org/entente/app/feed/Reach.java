package org.entente.app.feed;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Where a feed may lead: by https to its own host and those it was allowed, at ports that were
/// named, and not into networks of one's own unless it was allowed there. So a feed can't make this
/// node ask what only this node can reach (server-side request forgery).
final class Reach {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final Set<String> places = new TreeSet<>();
  private final boolean isPrivate;
  private final boolean isPlain;

  Reach(FeedSource source) {
    isPrivate = source.isPrivate();
    isPlain = "http".equalsIgnoreCase(source.url().getScheme());
    places.add(place(source.url()));
    for (String host : source.hosts()) {
      String lower = host.toLowerCase(Locale.ROOT);
      places.add(lower.matches(".*:[0-9]+") ? lower : lower + ":" + HTTPS);
    }
  }

  private static String place(URI uri) {
    return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ":" + port(uri);
  }

  static int port(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  /// What can be told without asking for the host's address.
  ///
  /// @param mayBePlain without TLS; only on this machine, as a look at its address will show
  static void check(URI uri, boolean mayBePlain) throws FeedFailure {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || uri.getUserInfo() != null) {
      throw new FeedFailure("address", "it names no host, or a password");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && mayBePlain)) {
      throw new FeedFailure("address", "it is not https");
    }
  }

  /// The addresses of its host, if it may be asked. Throws [FeedFailure].
  List<InetAddress> addresses(URI uri) throws FeedFailure {
    check(uri, isPlain);
    if (!places.contains(place(uri))) {
      throw new FeedFailure("address", place(uri) + " is none of this feed's hosts");
    }
    List<InetAddress> all;
    try {
      all = List.of(InetAddress.getAllByName(uri.getHost().replaceAll("[\\[\\]]", "")));
    } catch (UnknownHostException _) {
      throw new FeedFailure("line", uri.getHost() + " has no address");
    }
    boolean isOpen = "http".equalsIgnoreCase(uri.getScheme());
    for (InetAddress one : all) {
      if (!isPrivate && !isPublic(one)) {
        throw new FeedFailure("address", uri.getHost() + " is in a private network");
      }
      if (isOpen && !one.isLoopbackAddress()) {
        throw new FeedFailure("address", "without TLS only this machine is asked");
      }
    }
    return all;
  }

  /// Whether everybody means the same machine by it (RFC 6890 and its registries).
  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return switch (address) {
      case Inet4Address _ ->
          !(first == 0
              || first >= 240
              || (first == 100 && (second & 0xc0) == 64)
              || (first == 192 && second == 0 && bytes[2] == 0)
              || (first == 198 && (second & 0xfe) == 18));
      // Of IPv6 what is handed out, without what carries an address of IPv4 in it.
      case Inet6Address _ ->
          (first & 0xe0) == 0x20
              && !(first == 0x20 && second == 2)
              && !Arrays.equals(bytes, 0, 4, new byte[] {0x20, 1, 0, 0}, 0, 4);
      default -> false;
    };
  }
}

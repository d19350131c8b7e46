package org.entente.app.node;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Where a node listens, and how to be let in.
///
/// A URL may carry `user:password@`, and its path or query may be a key: messages show [#name()],
/// which has neither. `authFile` holds `user:password` (Core's `.cookie` does); it is read for each
/// question, because Core writes a new one at each start.
public final class NodeAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");
  private static final long MOST_AUTH_BYTES = 4096;

  private final URI uri;
  private final @Nullable String user;
  private final @Nullable Path authFile;

  private NodeAddress(URI uri, @Nullable String user, @Nullable Path authFile) {
    this.uri = uri;
    this.user = user;
    this.authFile = authFile;
  }

  /// `auth` is `user:password`, for a URL without; `authFile` goes before both.
  public static NodeAddress parse(String url, @Nullable String auth, @Nullable Path authFile) {
    URI given;
    try {
      given = new URI(url.contains("://") ? url : "http://" + url);
    } catch (URISyntaxException _) {
      throw bad("this is no URL"); // its message would show the URL
    }
    String scheme = given.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme) || given.getHost() == null) {
      throw bad("this is no URL of a node");
    }
    String told = given.getRawUserInfo();
    String user = told == null ? auth : URLDecoder.decode(told, StandardCharsets.UTF_8);
    try {
      String path = given.getRawPath() == null ? "" : given.getRawPath();
      String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
      String port = given.getPort() < 0 ? "" : ":" + given.getPort();
      URI bare = new URI(scheme + "://" + given.getHost() + port + path + query);
      return new NodeAddress(bare, user, authFile);
    } catch (URISyntaxException _) {
      throw bad("this is no URL of a node");
    }
  }

  private static BadInput bad(String reason) {
    return new BadInput(
        "--node", "", reason, "Write http://HOST:PORT, https://HOST/PATH or ws://HOST:PORT.");
  }

  /// Scheme, host and port.
  public String name() {
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  URI http() {
    String text = uri.toString();
    return URI.create(text.startsWith("ws") ? "http" + text.substring(2) : text);
  }

  /// Where it can be subscribed to, if the URL says that it can.
  Optional<URI> webSocket() {
    return uri.getScheme().startsWith("ws") ? Optional.of(uri) : Optional.empty();
  }

  /// Value of the header that lets us in, if any is needed.
  Optional<String> authorization() throws IOException {
    String secret = user;
    if (authFile != null) {
      if (Files.size(authFile) > MOST_AUTH_BYTES) {
        throw new IOException(authFile + " is too long for user:password");
      }
      secret = Files.readString(authFile).strip();
    }
    return Optional.ofNullable(secret)
        .map(
            s -> "Basic " + Base64.getEncoder().encodeToString(s.getBytes(StandardCharsets.UTF_8)));
  }
}

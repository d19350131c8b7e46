package org.entente.app.match;

import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A desk's own server: on this machine alone, for it asks nobody who he is.
final class MatchServer implements AutoCloseable {
  private static final int MOST_AT_ONCE = 256;

  /// A client that sends too much hears so only after it has sent it; beyond this it is cut off.
  private static final long DRAINED = 64L << 20;

  private final WebServer web;
  private final MatchRoutes routes;

  MatchServer(MatchRoutes routes, int port, MatchLimits limits) {
    this.routes = routes;
    web =
        WebServer.builder()
            .host("127.0.0.1")
            .port(port)
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(2))
            .maxConcurrentRequests(MOST_AT_ONCE)
            .connectionOptions(
                SocketOptions.builder().readTimeout(Duration.ofSeconds(limits.seconds())).build())
            // Names come in every script.
            .addProtocol(Http1Config.builder().validatePrologue(false).build())
            .routing(routing -> routing.any(this::answer))
            .build();
  }

  void start() {
    web.start();
  }

  int port() {
    return web.port();
  }

  @Override
  public void close() {
    web.stop();
  }

  private void answer(ServerRequest request, ServerResponse response) {
    boolean[] read = {!request.content().hasEntity()};
    MatchAnswer answer;
    try {
      answer =
          routes.answer(
              new MatchRequest(
                  request.prologue().method().text(),
                  decoded(request.prologue().uriPath().rawPath().replace("+", "%2B")),
                  query(request.prologue().query().rawValue()),
                  most -> {
                    boolean first = !read[0];
                    read[0] = true;
                    return first ? body(request, most) : new byte[0];
                  }));
    } catch (MatchRefusal e) {
      answer = MatchAnswer.of(e);
    }
    if (!read[0]) {
      drain(request);
    }
    response.status(answer.status());
    response.header("Content-Type", "application/json");
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Cache-Control", "no-store");
    answer.headers().forEach((name, value) -> response.header(name, value));
    response.send(answer.body().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String one : raw.split("&", -1)) {
      int equals = one.indexOf('=');
      if (equals > 0) {
        query
            .computeIfAbsent(decoded(one.substring(0, equals)), name -> new ArrayList<>())
            .add(decoded(one.substring(equals + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new MatchRefusal(400, "The address isn't encoded as it must be");
    }
  }

  private static byte[] body(ServerRequest request, int most) {
    try {
      InputStream in = request.content().inputStream();
      byte[] body = in.readNBytes(most + 1);
      if (body.length > most) {
        skip(in);
        throw new MatchRefusal(413, "A body may have " + most + " bytes");
      }
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void skip(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = DRAINED;
    for (int count = in.read(buffer); count >= 0 && left > 0; count = in.read(buffer)) {
      left -= count;
    }
  }

  /// Whoever sent a body that nobody read shall still read the answer.
  private static void drain(ServerRequest request) {
    try {
      skip(request.content().inputStream());
    } catch (IOException | UncheckedIOException _) {
      // It hung up: nobody reads the answer.
    }
  }
}

package org.entente.app.server;

import io.helidon.common.tls.Tls;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.ByteArrayOutputStream;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.store.StorageFailure;
import org.entente.exchange.taxii.MediaTypes;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiRequest;
import org.entente.exchange.taxii.TaxiiServer;
import org.jspecify.annotations.Nullable;

/// Puts requests to whoever answers them: TAXII under its roots, our own under `/x/`, and what a
/// machine room asks under `/health` and `/metrics`.
final class NodeServer implements AutoCloseable {
  private static final int MOST_AT_ONCE = 1_000;

  /// A client that sends too much hears so only after it has sent it; beyond this it is cut off.
  private static final long DRAINED = 64L << 20;

  private final SignIn signIn;
  private final TaxiiServer taxii;
  private final OwnRoutes own;
  private final WebServer web;
  private final long longest;

  NodeServer(Node node) throws IOException {
    NodeHome home = node.home();
    NodeSettings settings = home.settings();
    longest = settings.maxContent();
    signIn = new SignIn(node);
    taxii =
        new TaxiiServer(
            node.store(),
            new TaxiiServer.Settings(
                "Entente node " + settings.name(),
                settings.url(),
                settings.maxPage(),
                home.keys().of("cursor")),
            NodeServer::invalid);
    own = new OwnRoutes(node);
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(settings.host().replace("[", "").replace("]", ""))
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(2))
            .maxConcurrentRequests(MOST_AT_ONCE)
            // Clients send the brackets of match[type] as they are.
            .addProtocol(Http1Config.builder().validatePrologue(false).build())
            .routing(routing -> routing.any(this::answer));
    if (!settings.isHttp()) {
      builder.tls(
          Tls.builder()
              .sslContext(Certificates.context(home.tls()))
              .addEnabledProtocol("TLSv1.3")
              .addEnabledProtocol("TLSv1.2")
              .build());
    }
    web = builder.build();
  }

  void start() {
    web.start();
  }

  @Override
  public void close() {
    web.stop();
  }

  private static String invalid(JsonValue.Members object) {
    List<Finding> errors = StixCheck.check(object).errors();
    if (errors.isEmpty()) {
      return "";
    }
    Finding first = errors.getFirst();
    return first.path() + ": " + first.message();
  }

  private void answer(ServerRequest request, ServerResponse response) {
    String path = request.prologue().uriPath().path();
    boolean isTaxii = true;
    Answer answer;
    AtomicBoolean isRead = new AtomicBoolean(!request.content().hasEntity());
    try {
      isTaxii = !own.isOurs(path);
      answer = answer(request, path, isTaxii, isRead);
    } catch (Refusal e) {
      answer = refused(e, Map.of());
    } catch (StorageFailure e) {
      own.failed(e);
      answer = refused(new Refusal(503, "Unavailable", "The store failed"), Map.of());
    } catch (UncheckedIOException e) {
      answer = refused(Refusal.badRequest("The body ended too early"), Map.of());
    }
    if (!isRead.get()) {
      drain(request);
    }
    own.count(answer.status());
    send(response, answer, isTaxii);
  }

  private Answer answer(ServerRequest request, String path, boolean isTaxii, AtomicBoolean isRead) {
    String method = request.prologue().method().text();
    if (own.isOpen(path)) {
      return own.open(path);
    }
    String raw = request.prologue().query().rawValue();
    String target = request.prologue().uriPath().rawPath() + (raw.isEmpty() ? "" : "?" + raw);
    Optional<Who> who = signIn.who(header(request, HeaderNames.AUTHORIZATION), method, target);
    if (who.isEmpty() || (isTaxii && who.get() instanceof Who.PartnerNode)) {
      String challenge =
          path.startsWith("/log/")
              ? "Entente nonce=\"" + signIn.nonce() + "\""
              : "Basic realm=\"entente\", charset=\"UTF-8\"";
      return refused(
          new Refusal(401, "Unauthorized", "Sign in"), Map.of("WWW-Authenticate", challenge));
    }
    TaxiiRequest.Body body = limit -> isRead.getAndSet(true) ? new byte[0] : body(request, limit);
    if (isTaxii) {
      return Answer.of(
          taxii.answer(
              new TaxiiRequest(
                  method,
                  path,
                  query(raw),
                  header(request, HeaderNames.ACCEPT),
                  header(request, HeaderNames.CONTENT_TYPE),
                  who.get().user(),
                  body)));
    }
    String key = header(request, HeaderNames.create("Idempotency-Key"));
    String bare = path.replaceFirst("/$", "");
    return own.answer(new Asked(method, bare, query(raw), who.get(), key, body, longest));
  }

  private static Answer refused(Refusal e, Map<String, String> headers) {
    return new Answer(e.status(), headers, e.json().getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String header(ServerRequest request, HeaderName name) {
    return request.headers().contains(name)
        ? String.join(",", request.headers().get(name).allValues())
        : null;
  }

  private static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    for (String one : raw.split("&", -1)) {
      if (one.isEmpty()) {
        continue;
      }
      int equals = one.indexOf('=');
      String name = equals < 0 ? one : one.substring(0, equals);
      String value = equals < 0 ? "" : one.substring(equals + 1);
      query.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Refusal.badRequest("The query isn't encoded as it must be");
    }
  }

  private static byte[] body(ServerRequest request, long limit) {
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try {
      InputStream in = request.content().inputStream();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (out.size() + (long) count > limit) {
          skip(in);
          throw new Refusal(413, "Too large", "A body may have " + limit + " bytes");
        }
        out.write(buffer, 0, count);
      }
      return out.toByteArray();
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

  private static void send(ServerResponse response, Answer answer, boolean isTaxii) {
    response.status(answer.status());
    answer.headers().forEach((name, value) -> response.header(name, value));
    if (!answer.headers().containsKey("Content-Type")) {
      response.header("Content-Type", isTaxii ? MediaTypes.TAXII : "application/json");
    }
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Cache-Control", "no-store");
    response.send(answer.body());
  }
}

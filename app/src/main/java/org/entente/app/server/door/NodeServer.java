package org.entente.app.server.door;

import io.helidon.common.tls.Tls;
import io.helidon.common.tls.TlsClientAuth;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Caller;
import org.entente.app.server.Node;
import org.entente.app.server.Route;
import org.entente.app.server.Standing;
import org.entente.app.server.Who;
import org.entente.app.server.home.Certificates;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.OwnCertificate;
import org.entente.app.server.partner.ClientCheck;
import org.entente.app.server.people.OidcRoutes;
import org.entente.app.server.people.PasskeyRoutes;
import org.entente.app.server.people.Sessions;
import org.entente.app.server.people.SignIn;
import org.entente.app.server.watch.WarningStream;
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
public final class NodeServer implements AutoCloseable {
  private static final int MOST_AT_ONCE = 4_000;

  /// A body of somebody who hasn't signed in: a name and a password.
  private static final long LONGEST_OF_NOBODY = 1 << 16;

  /// Each costs a thread's stack and a few buffers.
  private static final int MOST_CONNECTIONS = 8_000;

  /// Between two requests a connection may be silent so many times longer than within one.
  private static final int IDLE = 10;

  private final Node node;
  private final Sessions sessions;
  private final Gate gate;
  private final TaxiiServer taxii;
  private final OwnRoutes own;
  private final EventStream events;
  private final WarningStream warnings;
  private final Pages pages = new Pages();
  private final PasskeyRoutes passkeys;
  private final OidcRoutes oidc;
  private final WebServer web;
  private final Patience patience;
  private final long longest;

  public NodeServer(Node node) throws IOException {
    NodeHome home = node.home();
    NodeSettings settings = home.settings();
    longest = settings.maxContent();
    this.node = node;
    SignIn signIn = new SignIn(node);
    sessions = new Sessions(node, signIn);
    passkeys = new PasskeyRoutes(node, signIn, sessions);
    oidc = new OidcRoutes(node, signIn, sessions);
    gate = new Gate(signIn, sessions, new ClientCheck(node), settings.maxRequests());
    taxii =
        new TaxiiServer(
            node.store().shelf(),
            new TaxiiServer.Settings(
                "Entente node " + settings.name(),
                settings.url(),
                settings.maxPage(),
                home.keys().of("cursor")),
            NodeServer::invalid);
    own = new OwnRoutes(node);
    events = new EventStream(node);
    warnings = new WarningStream(node, events::isStill);
    patience = new Patience(settings.patience());
    WebServerConfig.Builder builder =
        WebServer.builder()
            .host(settings.host().replace("[", "").replace("]", ""))
            .port(settings.port())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ofSeconds(2))
            .maxConcurrentRequests(MOST_AT_ONCE)
            .maxTcpConnections(MOST_CONNECTIONS)
            .connectionOptions(patience.options())
            .idleConnectionTimeout(patience.most().multipliedBy(IDLE))
            .idleConnectionPeriod(Duration.ofSeconds(1))
            // Clients send the brackets of match[type] as they are.
            .addProtocol(
                Http1Config.builder().validatePrologue(false).addReceiveListener(patience).build())
            .routing(routing -> routing.any(this::answer));
    OwnCertificate certificate = home.certificate();
    if (certificate != null) {
      builder.tls(
          Tls.builder()
              .sslContext(Certificates.context(home.tls(), certificate))
              .clientAuth(TlsClientAuth.OPTIONAL)
              .addEnabledProtocol("TLSv1.3")
              .addEnabledProtocol("TLSv1.2")
              .enabledCipherSuites(Certificates.CIPHERS)
              .build());
    }
    web = builder.build();
  }

  public void start() {
    patience.start();
    web.start();
  }

  @Override
  public void close() {
    web.stop();
    patience.close();
    oidc.close();
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
    long start = System.nanoTime();
    patience.heard(request.remotePeer().address());
    RequestEvent event = new RequestEvent();
    event.begin();
    String path = request.prologue().uriPath().path();
    boolean isTaxii = !own.isOurs(path);
    AtomicBoolean isRead = new AtomicBoolean(!request.content().hasEntity());
    Turn turn = new Turn(shown(request, path), isRead);
    Answer answer;
    try {
      answer = answer(request, turn);
      turn.tell(node, answer);
    } catch (StorageFailure e) {
      node.counts().storeFailures().increment();
      node.storeState().failed(e);
      answer = refused(new Refusal(503, "Unavailable", e.advice(), e.code()), Map.of());
      turn.tellFailure(node, answer, e);
      turn.logFailure(node, e);
    } catch (CloseConnectionException e) {
      // Nobody waits for an answer.
      throw e;
    } catch (RuntimeException e) {
      turn.logFailure(node, e);
      throw e;
    }
    if (!isRead.get()) {
      new RequestBody(request, patience).drain();
    }
    node.counts().add(turn.name(), answer.status(), System.nanoTime() - start);
    event.end(turn.name(), answer.status());
    if (node.log().isWanted()) {
      response.header("Request-Id", turn.id());
    }
    boolean isFlow = answer.flow() != null;
    if (!isFlow) {
      turn.log(node, answer.status(), System.nanoTime() - start, answer.body().length);
    }
    long sent = send(response, answer, isTaxii);
    if (isFlow) {
      turn.log(node, answer.status(), System.nanoTime() - start, sent);
    }
  }

  private static Gate.Shown shown(ServerRequest request, String path) {
    String raw = request.prologue().query().rawValue();
    return new Gate.Shown(
        request.prologue().method().text(),
        path,
        request.prologue().uriPath().rawPath() + (raw.isEmpty() ? "" : "?" + raw),
        request.remotePeer().host(),
        header(request, HeaderNames.AUTHORIZATION),
        header(request, HeaderNames.COOKIE),
        header(request, HeaderNames.create(Sessions.CSRF)),
        certificate(request));
  }

  private static @Nullable X509Certificate certificate(ServerRequest request) {
    Certificate[] chain = request.remotePeer().tlsCertificates().orElse(null);
    return chain != null && chain.length > 0 && chain[0] instanceof X509Certificate one
        ? one
        : null;
  }

  private Answer answer(ServerRequest request, Turn turn) {
    try {
      return served(request, turn);
    } catch (Gate.Stopped e) {
      return refused(e.refusal(), e.headers());
    } catch (SignIn.Delayed e) {
      return refused(e.refusal(), Map.of("Retry-After", Long.toString(e.seconds())));
    } catch (Refusal e) {
      return refused(e, Map.of());
    } catch (UncheckedIOException e) {
      return refused(Refusal.badRequest("The body ended too early"), Map.of());
    }
  }

  private Answer served(ServerRequest request, Turn turn) {
    Gate.Shown shown = turn.shown();
    if (Pages.isPage(shown.path())) {
      gate.take("address " + shown.address());
      return page(request, shown);
    }
    String bare = shown.path().replaceFirst("/$", "");
    Route route = Route.of(shown.method(), bare).orElse(null);
    turn.setRoute(route);
    if (route != null && route.isOpen()) {
      gate.take("address " + shown.address());
    } else {
      turn.setCaller(gate.caller(shown));
    }
    if (route == null) {
      return unserved(request, turn, bare);
    }
    Caller caller = turn.caller();
    if (caller == null) {
      return open(request, turn, route, bare);
    }
    gate.check(shown, caller, route);
    if (route.isTaxii()) {
      return taxii(request, turn, caller);
    }
    return own(route, caller, asked(request, turn, caller.who(), bare));
  }

  private Answer page(ServerRequest request, Gate.Shown shown) {
    String encodings = header(request, HeaderNames.ACCEPT_ENCODING);
    String known = header(request, HeaderNames.IF_NONE_MATCH);
    return pages.answer(
        shown.method(),
        shown.path(),
        encodings == null ? "" : encodings,
        known == null ? "" : known);
  }

  /// What the table has no row for: nothing does anything there.
  private Answer unserved(ServerRequest request, Turn turn, String bare) {
    Route other = Route.at(bare).orElseThrow(Refusal::notFound);
    Caller caller = java.util.Objects.requireNonNull(turn.caller());
    if (!other.isTaxii()) {
      boolean isKnown = other.serves(Standing.of(caller.who()));
      throw isKnown
          ? new Refusal(405, "Method not allowed", "Use another method")
          : Refusal.notFound();
    }
    if (!other.serves(Standing.of(caller.who()))) {
      throw gate.challenge(turn.shown().path());
    }
    Answer answer = taxii(request, turn, caller);
    if (answer.status() / 100 == 2) {
      throw new IllegalStateException(turn.shown().method() + " " + bare + " is not in the table");
    }
    return answer;
  }

  private Asked asked(ServerRequest request, Turn turn, Who who, String bare) {
    String key = header(request, HeaderNames.create("Idempotency-Key"));
    Map<String, List<String>> query = query(request.prologue().query().rawValue());
    long most = turn.caller() == null ? LONGEST_OF_NOBODY : longest;
    return new Asked(
        turn.shown().method(),
        bare,
        query,
        who,
        key,
        turn.body(new RequestBody(request, patience)),
        most,
        name -> Optional.ofNullable(header(request, HeaderNames.create(name))));
  }

  /// For whom it is doesn't matter, or shows in the body.
  private Answer open(ServerRequest request, Turn turn, Route route, String bare) {
    if (!route.takesBody()) {
      return route == Route.OIDC_DOOR ? oidc.door() : own.open(route);
    }
    String type = header(request, HeaderNames.CONTENT_TYPE);
    if (type == null || !type.startsWith("application/json")) {
      // A form of another site can't send it.
      throw new Refusal(415, "Unsupported media type", "Send application/json");
    }
    Who nobody = new Who.PartnerNode("");
    Asked asked = asked(request, turn, nobody, bare);
    String address = turn.shown().address();
    String cookie = turn.shown().cookie();
    return switch (route) {
      case SIGN_IN -> sessions.open(asked, address, cookie);
      case PASSKEY_DOOR -> passkeys.door();
      case PASSKEY_SIGN_IN -> passkeys.open(asked, address, cookie);
      case OIDC_START -> oidc.start(asked, address, cookie);
      case OIDC_SIGN_IN -> oidc.open(asked, address, cookie);
      default -> sessions.welcome(asked, address, cookie);
    };
  }

  private Answer taxii(ServerRequest request, Turn turn, Caller caller) {
    if (own.isOurs(turn.shown().path())) {
      throw Refusal.notFound();
    }
    return Answer.of(
        taxii.answer(
            new TaxiiRequest(
                turn.shown().method(),
                turn.shown().path(),
                query(request.prologue().query().rawValue()),
                header(request, HeaderNames.ACCEPT),
                header(request, HeaderNames.CONTENT_TYPE),
                caller.who().user(),
                turn.body(new RequestBody(request, patience)))));
  }

  /// Every route of the table that is neither open nor TAXII's.
  private Answer own(Route route, Caller caller, Asked asked) {
    return switch (route) {
      case LIVE, READY, IDENTITY, OPENAPI -> own.open(route);
      case SIGN_IN, WELCOME, PASSKEY_DOOR, PASSKEY_SIGN_IN, OIDC_DOOR, OIDC_START, OIDC_SIGN_IN ->
          throw Refusal.notFound();
      case WHO_AM_I -> sessions.show(caller);
      case PASSKEYS, PASSKEY_CHALLENGE, PASSKEY_ADD, PASSKEY_REMOVE ->
          passkeys.answer(route, asked, caller);
      case SIGN_OUT -> sessions.close(caller);
      case LOG_CHECKPOINT, LOG_TILE, LOG_OBJECT, LOG_STREAM, LOG_COSIGNATURE -> own.log(asked);
      case WITNESS_ADD -> own.witnesses().add(asked);
      case WITNESS_KEYS -> own.witnesses().keys(asked);
      case WITNESS_SHOW -> own.witnesses().show(asked);
      case ITEMS -> own.items(asked);
      case STATUS -> own.status();
      case PREVIEW,
          RELEASE,
          REVOKE,
          RECEIVED,
          LOGS,
          LOG_PROOF,
          PROPOSALS,
          PROPOSAL_APPROVE,
          PROPOSAL_REFUSE,
          TERMS,
          GIVEN,
          UNHEARD,
          POLICY ->
          own.release(asked);
      case AUDIT -> own.audit(asked);
      case METRICS -> own.metrics();
      case CASE_TODO -> own.caseReading().todo(asked);
      case CASE_CONTENT -> own.caseReading().content(asked);
      case PICTURE -> own.picture(asked);
      case ALERT_ADD, ALERTS, ALERT_FOLLOWED, ALERT_DONE -> own.alert(route, asked);
      case EVENTS -> events.answer(asked, caller);
      case WARNING_STREAM -> warnings.answer(asked, caller);
      case JOB_ADD, JOBS, JOB, JOB_RESULT, JOB_HITS, JOB_CANCEL, STORES, SOURCES ->
          own.job(route, asked);
      case SCREEN,
          SCREEN_MATCH,
          SCREEN_SEARCH,
          SCREEN_ENTITY,
          SCREEN_CATALOG,
          SCREEN_RULES,
          DECIDE,
          DECISIONS,
          LISTS,
          LIST_GAPS ->
          own.screen(route, asked);
      default -> ofMany(route, asked);
    };
  }

  /// The routes of which there are many alike; a test asks every row of the table.
  private Answer ofMany(Route route, Asked asked) {
    if (route.isAct()) {
      return own.act(asked);
    }
    if (route.isRequest()) {
      return own.requests().answer(route, asked);
    }
    if (route.isOverlap()) {
      return own.overlaps().answer(route, asked);
    }
    if (route.isWarning()) {
      return own.warning(route, asked);
    }
    throw new IllegalStateException(route + " is TAXII's");
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

  /// Sends it, and says how many bytes it had.
  private static long send(ServerResponse response, Answer answer, boolean isTaxii) {
    response.status(answer.status());
    answer.headers().forEach((name, value) -> response.header(name, value));
    if (!answer.headers().containsKey("Content-Type")) {
      response.header("Content-Type", isTaxii ? MediaTypes.TAXII : "application/json");
    }
    response.header("X-Content-Type-Options", "nosniff");
    if (!answer.headers().containsKey("Cache-Control")) {
      response.header("Cache-Control", "no-store");
    }
    Answer.Flow flow = answer.flow();
    if (flow == null) {
      response.send(answer.body());
      return answer.body().length;
    }
    Counted counted = new Counted(response.outputStream());
    try (OutputStream out = counted) {
      flow.into(out);
    } catch (IOException | UncheckedIOException _) {
      // Whoever asked hung up.
    }
    return counted.count;
  }

  /// Counts what passes.
  private static final class Counted extends FilterOutputStream {
    private long count;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int one) throws IOException {
      out.write(one);
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      count += length;
    }
  }
}

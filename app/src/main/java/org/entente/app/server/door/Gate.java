package org.entente.app.server.door;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Caller;
import org.entente.app.server.Means;
import org.entente.app.server.Route;
import org.entente.app.server.Standing;
import org.entente.app.server.Who;
import org.entente.app.server.partner.ClientCheck;
import org.entente.app.server.people.Sessions;
import org.entente.app.server.people.SignIn;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Lets a request through to its route, or not: who asks, whether the table of routes serves
/// them, whether a change by cookie is meant, whether they ask too much.
final class Gate {
  /// What a request shows.
  record Shown(
      String method,
      String path,
      String target,
      String address,
      @Nullable String authorization,
      @Nullable String cookie,
      @Nullable String csrf,
      @Nullable X509Certificate certificate) {
    /// Whether it only reads.
    boolean isReading() {
      return method.equals("GET") || method.equals("HEAD");
    }
  }

  /// An answer that isn't the route's: a refusal with headers of its own.
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final transient Map<String, String> headers;

    Stopped(Refusal refusal, Map<String, String> headers) {
      super(null, null, false, false);
      this.refusal = refusal;
      this.headers = headers;
    }

    Refusal refusal() {
      return refusal;
    }

    Map<String, String> headers() {
      return headers;
    }
  }

  private final SignIn signIn;
  private final Sessions sessions;
  private final ClientCheck clients;
  private final Buckets buckets;

  Gate(SignIn signIn, Sessions sessions, ClientCheck clients, int perSecond) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.clients = clients;
    this.buckets = new Buckets(perSecond, System::nanoTime);
  }

  /// Who asks. Throws [Stopped] for nobody we know.
  Caller caller(Shown shown) {
    Optional<Caller> caller;
    if (shown.authorization() == null) {
      take("address " + shown.address());
      caller = sessions.caller(shown.cookie());
    } else {
      caller =
          signIn.caller(shown.authorization(), shown.address(), shown.method(), shown.target());
    }
    if (caller.isEmpty()) {
      throw challenge(shown.path());
    }
    take("who " + caller.get().who().named());
    if (caller.get().who() instanceof Who.PartnerNode partner) {
      clients.check(partner.partner(), shown.certificate());
    }
    return caller.get();
  }

  void take(String key) {
    long wait = buckets.take(key);
    if (wait > 0) {
      throw new SignIn.Delayed(wait);
    }
  }

  Stopped challenge(String path) {
    String challenge = "Basic realm=\"entente\", charset=\"UTF-8\"";
    boolean isOfNodes =
        path.startsWith("/log/") || path.startsWith("/witness/") || path.startsWith("/overlap/");
    if (isOfNodes) {
      challenge = "Entente nonce=\"" + signIn.nonce() + "\"";
    } else if (path.startsWith("/session")) {
      // With Basic a browser would ask for the password by itself.
      challenge = "Session realm=\"entente\"";
    }
    return new Stopped(
        new Refusal(401, "Unauthorized", "Sign in"), Map.of("WWW-Authenticate", challenge));
  }

  /// Throws unless the table serves this route to them. To whom a route says nothing it isn't
  /// there; only our own people with a role hear that they lack a right.
  void check(Shown shown, Caller caller, Route route) {
    Standing standing = Standing.of(caller.who());
    if (route.isTaxii() && standing == Standing.PARTNER_NODE) {
      throw challenge(shown.path());
    }
    boolean isServed = route.serves(standing);
    if (!isServed && (!isOurs(standing) || route.isLog())) {
      throw Refusal.notFound();
    }
    if (!isServed || !route.takes(caller.means())) {
      throw new Refusal(403, "Forbidden", "You have no right to do this");
    }
    if (!shown.isReading()
        && caller.means() instanceof Means.Cookie held
        && !sessions.isMeant(held, shown.csrf())) {
      throw new Refusal(403, "Forbidden", "Repeat the session's csrf in " + Sessions.CSRF);
    }
  }

  private static boolean isOurs(Standing standing) {
    return switch (standing) {
      case ANALYST, APPROVER, AUDITOR, ADMINISTRATOR, NODE -> true;
      case NOBODY, PARTNER_NODE, PARTNER_PERSON, MEMBER -> false;
    };
  }
}

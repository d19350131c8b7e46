package org.entente.app.server.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.entente.app.challenge.Challenges;
import org.entente.app.challenge.Unproven;
import org.entente.app.oidc.IdToken;
import org.entente.app.oidc.Provider;
import org.entente.app.oidc.Unreachable;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Who;
import org.entente.app.server.home.Certificates;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.Secrets;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Issuer;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.Issuers;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Signing in at an issuer of OpenID Connect. The issuer sends the browser back to a page, whose
/// script sends on what it was told: the cookie that binds the sign-in to this browser stays one
/// that no other site makes it send, and nothing changes by a GET.
public final class OidcRoutes implements AutoCloseable {
  /// Where browsers come back, with the issuer's name behind it.
  public static final String BACK = "/return/";

  private static final String DOOR = "-return";

  /// How long somebody has at the issuer.
  private static final long SECONDS = 600;

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /// Whoever comes back costs us questions elsewhere.
  private static final int AT_ONCE = 16;

  private static final int LONGEST_STATE = 200;

  private record Known(Issuer issuer, Provider provider) {}

  private final Node node;
  private final SignIn signIn;
  private final Sessions sessions;
  private final Issuers issuers;
  private final OidcEntry entry;
  private final Secrets secrets;
  private final Challenges challenges = new Challenges(System::nanoTime, SECONDS);
  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[32];
  private final Semaphore asking = new Semaphore(AT_ONCE);
  private final Map<String, Known> known = new LinkedHashMap<>();

  public OidcRoutes(Node node, SignIn signIn, Sessions sessions) {
    this.node = node;
    this.signIn = signIn;
    this.sessions = sessions;
    issuers = node.store().issuers();
    entry = new OidcEntry(node);
    secrets = new Secrets(node.home());
    random.nextBytes(key);
  }

  static String back(NodeSettings settings, String name) {
    return settings.origin() + BACK + name;
  }

  /// `GET /session/oidc`: what the page of sign-in shows.
  public Answer door() {
    List<JsonValue> all = new ArrayList<>();
    for (Issuer one : issuers.all()) {
      all.add(
          JsonValue.Members.NONE
              .with("name", JsonValue.of(one.name()))
              .with("title", JsonValue.of(one.title())));
    }
    return Answer.json(200, Map.of("issuers", new JsonValue.Array(all)));
  }

  private Issuer issuer(JsonValue.Members body) {
    return issuers.named(body.optional("issuer").orElse("")).orElseThrow(Refusal::notFound);
  }

  /// Made anew when an administrator changed it.
  private synchronized Provider provider(Issuer issuer) {
    Known before = known.get(issuer.name());
    if (before != null && before.issuer().equals(issuer)) {
      return before.provider();
    }
    if (before != null) {
      before.provider().close();
    }
    String purpose = OidcActions.purpose(issuer.name(), issuer.url());
    String secret = issuer.secret().isEmpty() ? "" : secrets.unsealed(purpose, issuer.secret());
    Provider.Client client =
        new Provider.Client(
            issuer.url(),
            issuer.client(),
            secret,
            issuer.scopes(),
            back(node.home().settings(), issuer.name()));
    Provider made = new Provider(client, trusted(issuer.authority()), PATIENCE, System::nanoTime);
    known.put(issuer.name(), new Known(issuer, made));
    return made;
  }

  private static @Nullable SSLContext trusted(String authority) {
    if (authority.isEmpty()) {
      return null;
    }
    try {
      return Certificates.trusting(new ByteArrayInputStream(authority.getBytes(US_ASCII)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("certificates were checked when they were set", e);
    }
  }

  private static String purpose(Issuer issuer) {
    return "openid " + issuer.name() + " " + issuer.url();
  }

  /// What belongs to a state: nobody has it who hasn't our key of this run.
  private Provider.Errand errand(String state, String browser) {
    return new Provider.Errand(
        state, hash("nonce\u0000" + state), hash("verifier\u0000" + state + "\u0000" + browser));
  }

  private String hash(String of) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return text(mac.doFinal(of.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// `POST /session/oidc/start`: where the browser goes, and a cookie that stands for it.
  public Answer start(Asked asked, String address, @Nullable String cookies) {
    Issuer issuer = issuer(asked.object());
    signIn.checkAddress(address);
    String browser = sessions.door(DOOR, cookies);
    if (browser.isEmpty()) {
      byte[] made = new byte[32];
      random.nextBytes(made);
      browser = text(made);
    }
    String state = text(challenges.make(purpose(issuer), browser));
    Provider.Errand errand = errand(state, browser);
    String go = asking(issuer, address, provider -> provider.begin(errand));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Set-Cookie", sessions.doorCookie(DOOR, browser, SECONDS));
    return new Answer(200, headers, Answer.json(200, Map.of("go", JsonValue.of(go))).body());
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask(Provider provider);
  }

  /// Not more at once than we mean to; what a provider fails at stands in the audit.
  private <T> T asking(Issuer issuer, String address, Question<T> question) {
    if (!asking.tryAcquire()) {
      throw new SignIn.Delayed(1);
    }
    try {
      return question.ask(provider(issuer));
    } catch (Unreachable e) {
      String told = OidcEntry.told(issuer, "", e.reason());
      node.audit()
          .append(new Audit.Act("", OidcEntry.MEANS, address, "ask the issuer", told, "failed"));
      throw new Refusal(503, "Unavailable", issuer.title() + " can't be asked: see the audit");
    } finally {
      asking.release();
    }
  }

  /// `POST /session/oidc`: one answer for whatever is wrong.
  public Answer open(Asked asked, String address, @Nullable String cookies) {
    JsonValue.Members body = asked.object();
    Issuer issuer = issuer(body);
    signIn.checkAddress(address);
    String subject = "";
    String person = "";
    try {
      String state = body.optional("state").orElse("");
      String browser = sessions.door(DOOR, cookies);
      use(state, issuer, browser);
      String code = body.optional("code").orElse("");
      String named = body.optional("iss").orElse("");
      long now = node.home().nowMicros() / 1_000_000;
      IdToken token =
          asking(
              issuer,
              address,
              provider -> provider.redeem(code, named, errand(state, browser), now));
      subject = token.subject();
      person = entry.bound(issuer, token);
      Who.Person who = entry.enter(issuer, token, address);
      String told = OidcEntry.told(issuer, subject, "");
      node.audit()
          .append(new Audit.Act(who.name(), OidcEntry.MEANS, address, "sign in", told, "ok"));
      return sessions.opened(who, cookies);
    } catch (Unproven e) {
      signIn.failed(person, OidcEntry.MEANS, address, OidcEntry.told(issuer, subject, e.reason()));
      throw new Refusal(401, "Unauthorized", "You are none of this node's people there");
    }
  }

  /// A sign-in that was begun in this browser, at this issuer, lately: and only once, whatever
  /// comes of it.
  private void use(String state, Issuer issuer, String browser) {
    byte[] challenge = new byte[0];
    if (state.length() <= LONGEST_STATE) {
      try {
        challenge = Base64.getUrlDecoder().decode(state);
      } catch (IllegalArgumentException _) {
        // It is none of ours.
      }
    }
    challenges.check(challenge, purpose(issuer), browser);
    challenges.use(challenge);
  }

  @Override
  public synchronized void close() {
    known.values().forEach(one -> one.provider().close());
    known.clear();
  }
}

package org.entente.app.server.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Caller;
import org.entente.app.server.Means;
import org.entente.app.server.Node;
import org.entente.app.server.Who;
import org.entente.app.server.home.Secrets;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Person;
import org.entente.exchange.people.Session;
import org.entente.exchange.store.Audit;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// Sessions of people with a browser: a cookie that no script reads and no other site sends, and
/// beside it a word (`X-CSRF-Token`) that every change must repeat. A session ends after half an
/// hour without a request and after eight hours in any case (OWASP, Session Management).
public final class Sessions {
  public static final String CSRF = "X-CSRF-Token";

  private static final long MINUTE = 60_000_000L;
  public static final long IDLE = 30 * MINUTE;
  private static final long LONGEST = 8 * 60 * MINUTE;
  private static final int LEAST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 1024;

  private final Node node;
  private final SignIn signIn;
  private final Secrets secrets;
  private final String cookie;
  private final String attributes;

  public Sessions(Node node, SignIn signIn) {
    this.node = node;
    this.signIn = signIn;
    this.secrets = new Secrets(node.home());
    boolean isHttp = node.home().settings().isHttp();
    // Cookies know no ports: nodes beside each other on one machine would sign each other out.
    cookie = isHttp ? "entente-" + node.home().settings().port() : "__Host-entente";
    attributes = "; Path=/; HttpOnly; SameSite=Strict" + (isHttp ? "" : "; Secure");
  }

  /// Whose cookie it is; empty without one that is good.
  public Optional<Caller> caller(@Nullable String header) {
    String secret = secret(header);
    if (secret == null) {
      return Optional.empty();
    }
    byte[] hash = Secrets.hash(secret);
    Session session = node.people().session(hash).orElse(null);
    long now = node.home().nowMicros();
    if (session == null || session.ends() <= now || session.seen() + IDLE <= now) {
      return Optional.empty();
    }
    if (session.seen() + MINUTE <= now) {
      node.people().touch(hash, now);
    }
    return node.people()
        .named(session.person())
        .flatMap(SignIn::who)
        .map(who -> new Caller(who, new Means.Cookie(secret)));
  }

  /// A cookie of somebody who is about to sign in.
  ///
  /// @param way by which they do
  String doorCookie(String way, String secret, long seconds) {
    return cookie + way + "=" + secret + attributes + "; Max-Age=" + seconds;
  }

  /// What that cookie holds; empty without one.
  String door(String way, @Nullable String header) {
    String secret = secret(header, cookie + way);
    return secret == null ? "" : secret;
  }

  private @Nullable String secret(@Nullable String header) {
    return secret(header, cookie);
  }

  private static @Nullable String secret(@Nullable String header, String cookie) {
    if (header == null) {
      return null;
    }
    for (String one : List.of(header.split("[;,]", -1))) {
      if (one.strip().startsWith(cookie + "=")) {
        String secret = one.strip().substring(cookie.length() + 1);
        return secret.matches("[A-Za-z0-9_-]{43}") ? secret : null;
      }
    }
    return null;
  }

  /// Whether a change by cookie repeats the word that only our own pages could read.
  public boolean isMeant(Means.Cookie means, @Nullable String word) {
    return word != null
        && MessageDigest.isEqual(word.getBytes(UTF_8), csrf(means.secret()).getBytes(UTF_8));
  }

  private String csrf(String secret) {
    byte[] word = node.home().keys().of("csrf/" + secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
  }

  /// `POST /session`: the same answer for a wrong password and a name that nobody has.
  public Answer open(Asked asked, String address, @Nullable String before) {
    JsonValue.Members body = asked.object();
    String name = body.optional("name").orElse("");
    String password = body.optional("password").orElse("");
    if (password.length() > LONGEST_PASSWORD) {
      throw wrong();
    }
    Who who =
        signIn
            .password(name, password, address, SignIn.FREE_FOR_PEOPLE)
            .filter(Who.Person.class::isInstance)
            .orElseThrow(Sessions::wrong);
    return opened((Who.Person) who, before);
  }

  private static Refusal wrong() {
    return new Refusal(401, "Unauthorized", "Name or password is wrong");
  }

  /// `POST /session/welcome`: whoever was invited sets a password and is signed in.
  public Answer welcome(Asked asked, String address, @Nullable String before) {
    JsonValue.Members body = asked.object();
    String password = body.optional("password").orElse("");
    if (password.length() < LEAST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw Asked.unprocessable("A password has " + LEAST_PASSWORD + " characters or more");
    }
    byte[] hash = Secrets.hash(body.optional("code").orElse(""));
    String name = node.people().invited(hash).orElseThrow(Refusal::notFound);
    String kept = Passwords.hash(password, secrets.salt(name + "/welcome"));
    if (!node.people().accept(hash, name, kept)) {
      throw Refusal.notFound();
    }
    node.audit().append(new Audit.Act(name, "invitation", address, "set a password", "", "ok"));
    return opened(
        node.people()
            .named(name)
            .flatMap(SignIn::who)
            .filter(Who.Person.class::isInstance)
            .map(Who.Person.class::cast)
            .orElseThrow(Refusal::notFound),
        before);
  }

  /// A session that was there before ends: what is open belongs to whoever signed in last.
  Answer opened(Who.Person who, @Nullable String before) {
    String old = secret(before);
    if (old != null) {
      node.people().close(Secrets.hash(old));
    }
    long now = node.home().nowMicros();
    String secret = secrets.text("session/" + who.name() + "/" + System.nanoTime());
    node.people().open(new Session(Secrets.hash(secret), who.name(), now, now, now + LONGEST));
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Set-Cookie", cookie + "=" + secret + attributes);
    byte[] body = Answer.json(201, about(who, new Means.Cookie(secret))).body();
    return new Answer(201, headers, body);
  }

  /// `GET /session`.
  public Answer show(Caller caller) {
    return Answer.json(200, about(caller.who(), caller.means()));
  }

  private Map<String, JsonValue> about(Who who, Means means) {
    Map<String, JsonValue> about = new LinkedHashMap<>();
    about.put("name", JsonValue.of(who.user()));
    String role =
        node.people()
            .named(who.user())
            .map(Person::role)
            .map(org.entente.exchange.people.Role::word)
            .orElse("");
    about.put("role", role.isEmpty() ? new JsonValue.Null() : JsonValue.of(role));
    if (means instanceof Means.Cookie held) {
      about.put("csrf", JsonValue.of(csrf(held.secret())));
      node.people()
          .session(Secrets.hash(held.secret()))
          .ifPresent(one -> about.put("ends", JsonValue.of(TaxiiTime.text(one.ends()))));
    }
    return about;
  }

  /// `DELETE /session`.
  public Answer close(Caller caller) {
    if (caller.means() instanceof Means.Cookie held) {
      node.people().close(Secrets.hash(held.secret()));
    }
    return new Answer(
        204, Map.of("Set-Cookie", cookie + "=" + attributes + "; Max-Age=0"), new byte[0]);
  }
}

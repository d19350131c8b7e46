package org.entente.app.server.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.entente.app.server.Caller;
import org.entente.app.server.Means;
import org.entente.app.server.Node;
import org.entente.app.server.Who;
import org.entente.app.server.home.NodeKeys;
import org.entente.app.server.home.Secrets;
import org.entente.app.server.partner.PartnerSignature;
import org.entente.base.Hex;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.people.ApiToken;
import org.entente.exchange.people.Person;
import org.entente.exchange.people.Scope;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.Refusal;

/// Who asks, by the header `Authorization`. A password that was right once is known by a keyed
/// hash, so that a client which sends it with every request costs its Argon2id once.
public final class SignIn {

  /// What a token begins with, so that one which got loose is found.
  static final String TOKEN = "entente_";

  private static final int TOKEN_ID = 16;
  private static final int REMEMBERED = 10_000;

  /// Of 19 MiB each, and a core's time.
  private static final int AT_ONCE = 2;

  /// Failures in a row that cost no delay: at the door for people, for programs that repeat what
  /// they were given, and of one address.
  static final int FREE_FOR_PEOPLE = 5;

  private static final int FREE_FOR_PROGRAMS = 20;
  private static final int FREE_OF_ADDRESS = 100;

  /// How long a nonce is good for, at least.
  private static final long NONCE_NANOS = 600_000_000_000L;

  private final Node node;
  private final NodeKeys keys;
  private final String origin;
  private final long started = System.nanoTime();
  private final Semaphore computing = new Semaphore(AT_ONCE);
  private final Attempts attempts = new Attempts(System::nanoTime);
  private final Map<String, Boolean> right =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  public SignIn(Node node) {
    this.node = node;
    this.keys = node.home().keys();
    this.origin = node.home().identity().keyName();
  }

  /// What a partner's node must sign next. It follows from our keys and how long we run.
  public String nonce() {
    return nonce((System.nanoTime() - started) / NONCE_NANOS);
  }

  private String nonce(long epoch) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.of("nonce/" + epoch));
  }

  /// Who asks; empty when the sign-in failed, for whatever reason. Throws [Delayed].
  public Optional<Caller> caller(
      String authorization, String address, String method, String target) {
    if (authorization.startsWith(PartnerSignature.SCHEME)) {
      return PartnerSignature.Claim.parse(authorization)
          .filter(claim -> isNonce(claim.nonce()))
          .flatMap(claim -> node(claim, method, target));
    }
    String lower = authorization.toLowerCase(Locale.ROOT);
    if (lower.startsWith("bearer ") && isNodeToken(authorization.substring(7).strip())) {
      return Optional.of(new Caller(new Who.Admin(), new Means.NodeToken()));
    }
    checkDelay("address " + address);
    Optional<Caller> caller = Optional.empty();
    if (lower.startsWith("bearer ")) {
      caller = token(authorization.substring(7).strip());
      if (caller.isEmpty()) {
        failed("", address);
      }
    } else if (lower.startsWith("basic ")) {
      caller = basic(authorization.substring(6), address);
    }
    return caller;
  }

  private void checkDelay(String key) {
    long wait = attempts.wait(key);
    if (wait > 0) {
      throw new Delayed(wait);
    }
  }

  /// Throws [Delayed] for an address from which too much failed.
  void checkAddress(String address) {
    checkDelay("address " + address);
  }

  private void failed(String name, String address) {
    failed(name, "", address, "");
  }

  void failed(String name, String means, String address, String detail) {
    attempts.fail("address " + address, FREE_OF_ADDRESS);
    // What was typed as a name may be a password: only names that are somebody's are kept.
    String who = node.people().named(name).map(Person::name).orElse("");
    node.counts().failedSignIns().increment();
    node.audit().append(new Audit.Act(who, means, address, "sign in", detail, "failed"));
  }

  private boolean isNonce(String nonce) {
    long epoch = (System.nanoTime() - started) / NONCE_NANOS;
    return nonce.equals(nonce(epoch)) || nonce.equals(nonce(epoch - 1));
  }

  private Optional<Caller> node(PartnerSignature.Claim claim, String method, String target) {
    for (Partner partner : node.partners().all()) {
      if (!partner.keyName().equals(claim.name())) {
        continue;
      }
      Optional<VerifierKey> by =
          partner.keys(node.home().nowMicros()).stream()
              .filter(key -> claim.isBy(key, origin, method, target))
              .findFirst();
      if (by.isPresent()) {
        node.setKeyUsed(partner.name(), by.get().toString());
        return Optional.of(new Caller(new Who.PartnerNode(partner.name()), new Means.Signature()));
      }
    }
    return Optional.empty();
  }

  private Optional<Caller> token(String text) {
    int secret = TOKEN.length() + TOKEN_ID + 1;
    if (!text.startsWith(TOKEN) || text.length() <= secret) {
      return Optional.empty();
    }
    String id = text.substring(TOKEN.length(), secret - 1);
    ApiToken token = node.people().token(id).orElse(null);
    if (token == null
        || !MessageDigest.isEqual(token.hash(), Secrets.hash(text.substring(secret)))
        || token.ends() <= node.home().nowMicros()) {
      return Optional.empty();
    }
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    scopes.addAll(token.scopes());
    return node.people()
        .named(token.person())
        .flatMap(SignIn::who)
        .map(who -> new Caller(who, new Means.Token(id, scopes)));
  }

  private Optional<Caller> basic(String encoded, String address) {
    String pair;
    try {
      byte[] bytes = Base64.getDecoder().decode(encoded.strip());
      pair = new String(bytes, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String name = pair.substring(0, colon);
    String password = pair.substring(colon + 1);
    if (name.equals(Who.ADMIN) && isNodeToken(password)) {
      return Optional.of(new Caller(new Who.Admin(), new Means.NodeToken()));
    }
    return password(name, password, address, FREE_FOR_PROGRAMS)
        .map(who -> new Caller(who, new Means.Password()));
  }

  /// Who has this name and password. Throws [Delayed] after more than `free` failures in a row.
  Optional<Who> password(String name, String password, String address, int free) {
    checkDelay("address " + address);
    String account = (free == FREE_FOR_PEOPLE ? "door " : "name ") + name;
    checkDelay(account);
    Optional<Person> person = node.people().named(name);
    if (!isRight(person, name, password, address)) {
      attempts.fail(account, free);
      failed(name, address);
      return Optional.empty();
    }
    attempts.succeed(account);
    attempts.succeed("address " + address);
    return person.flatMap(SignIn::who);
  }

  /// Empty for somebody who may not sign in.
  public static Optional<Who> who(Person person) {
    if (!person.isActive()) {
      return Optional.empty();
    }
    if (person.name().equals(Who.ADMIN)) {
      return Optional.of(new Who.Admin());
    }
    String partner = person.partner();
    return Optional.of(
        partner == null
            ? new Who.Person(person.name(), person.role())
            : new Who.PartnersPerson(person.name(), partner));
  }

  private boolean isNodeToken(String token) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), keys.adminToken().getBytes(StandardCharsets.UTF_8));
  }

  /// An unknown name, one without a password and one that is locked cost as much time as a wrong
  /// password.
  private boolean isRight(Optional<Person> person, String name, String password, String address) {
    String kept = person.filter(Person::isActive).map(Person::password).orElse("");
    String known =
        Hex.encode(keys.of("signed in\u0000" + name + "\u0000" + kept + "\u0000" + password));
    synchronized (right) {
      if (!kept.isEmpty() && right.containsKey(known)) {
        return true;
      }
    }
    computing.acquireUninterruptibly();
    try {
      if (kept.isEmpty()) {
        Passwords.hash(password, keys.of("nobody's salt"));
        return false;
      }
      if (!Passwords.isRight(password, kept)) {
        return false;
      }
    } finally {
      computing.release();
    }
    node.audit().append(new Audit.Act(name, "password", address, "sign in", "", "ok"));
    synchronized (right) {
      right.put(known, true);
    }
    return true;
  }

  /// Too many failures: nothing is tried for a while.
  public static final class Delayed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long seconds;

    public Delayed(long seconds) {
      super(null, null, false, false);
      this.seconds = seconds;
    }

    public long seconds() {
      return seconds;
    }

    public Refusal refusal() {
      return new Refusal(429, "Too many requests", "Wait " + seconds + " s");
    }
  }
}

package org.entente.app.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.entente.base.Hex;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.Partners;
import org.jspecify.annotations.Nullable;

/// Who asks, by the header `Authorization`. A password that was right once is known by a keyed
/// hash, so that a client which sends it with every request costs its Argon2id once.
final class SignIn {
  static final String ADMIN = "admin";

  private static final int REMEMBERED = 10_000;

  /// Of 19 MiB each, and a core's time.
  private static final int AT_ONCE = 2;

  /// How long a nonce is good for, at least.
  private static final long NONCE_NANOS = 600_000_000_000L;

  private final NodeStore store;
  private final NodeKeys keys;
  private final Partners partners;
  private final String origin;
  private final long started = System.nanoTime();
  private final Semaphore computing = new Semaphore(AT_ONCE);
  private final Map<String, Boolean> right =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > REMEMBERED;
        }
      };

  SignIn(Node node) {
    this.store = node.store();
    this.keys = node.home().keys();
    this.partners = node.partners();
    this.origin = node.home().identity().key().verifier().name();
  }

  /// What a partner's node must sign next. It follows from our keys and how long we run.
  String nonce() {
    return nonce((System.nanoTime() - started) / NONCE_NANOS);
  }

  private String nonce(long epoch) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.of("nonce/" + epoch));
  }

  /// Who asks; empty when the sign-in failed, for whatever reason.
  Optional<Who> who(@Nullable String authorization, String method, String target) {
    if (authorization == null) {
      return Optional.empty();
    }
    if (authorization.startsWith(PartnerSignature.SCHEME)) {
      return PartnerSignature.Claim.parse(authorization)
          .filter(claim -> isNonce(claim.nonce()))
          .flatMap(claim -> node(claim, method, target));
    }
    String lower = authorization.toLowerCase(Locale.ROOT);
    if (lower.startsWith("bearer ")) {
      return isToken(authorization.substring(7).strip())
          ? Optional.of(new Who.Admin())
          : Optional.empty();
    }
    return lower.startsWith("basic ") ? basic(authorization.substring(6)) : Optional.empty();
  }

  private boolean isNonce(String nonce) {
    long epoch = (System.nanoTime() - started) / NONCE_NANOS;
    return nonce.equals(nonce(epoch)) || nonce.equals(nonce(epoch - 1));
  }

  private Optional<Who> node(PartnerSignature.Claim claim, String method, String target) {
    for (Partner partner : partners.all()) {
      VerifierKey key = VerifierKey.parse(partner.name(), partner.vkey());
      if (key.name().equals(claim.name()) && claim.isBy(key, origin, method, target)) {
        return Optional.of(new Who.PartnerNode(partner.name()));
      }
    }
    return Optional.empty();
  }

  private Optional<Who> basic(String encoded) {
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
    if (name.equals(ADMIN) && isToken(password)) {
      return Optional.of(new Who.Admin());
    }
    Optional<NodeStore.Person> person = store.person(name);
    if (!isRight(person, name, password)) {
      return Optional.empty();
    }
    String partner = person.map(NodeStore.Person::partner).orElse(null);
    if (name.equals(ADMIN)) {
      return Optional.of(new Who.Admin());
    }
    return Optional.of(
        partner == null ? new Who.Person(name) : new Who.PartnersPerson(name, partner));
  }

  private boolean isToken(String token) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), keys.adminToken().getBytes(StandardCharsets.UTF_8));
  }

  /// An unknown name costs as much time as a wrong password.
  private boolean isRight(Optional<NodeStore.Person> person, String name, String password) {
    String kept = person.map(NodeStore.Person::password).orElse("");
    String known =
        Hex.encode(keys.of("signed in\u0000" + name + "\u0000" + kept + "\u0000" + password));
    synchronized (right) {
      if (right.containsKey(known)) {
        return true;
      }
    }
    computing.acquireUninterruptibly();
    try {
      if (person.isEmpty()) {
        Passwords.hash(password, keys.of("nobody's salt"));
        return false;
      }
      if (!Passwords.isRight(password, kept)) {
        return false;
      }
    } finally {
      computing.release();
    }
    synchronized (right) {
      right.put(known, true);
    }
    return true;
  }
}

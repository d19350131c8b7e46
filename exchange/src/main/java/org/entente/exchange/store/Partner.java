package org.entente.exchange.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.exchange.log.VerifierKey;

/// Another node we exchange with.
///
/// @param country three letters
/// @param url where it answers
/// @param vkey its public key, as it printed it, or as it said since that it follows
/// @param former keys that were its before, oldest first
public record Partner(
    String name, String country, String url, String vkey, State state, List<FormerKey> former) {
  /// Clocks differ: so much longer a former key is believed.
  private static final long TOLERANCE = Duration.ofMinutes(10).toNanos() / 1000;

  /// Nothing leaves for a partner that isn't active, from that instant.
  public enum State {
    ACTIVE,
    SUSPENDED,
    REMOVED,

    /// Its key was revoked: until people have compared a new one, it may be somebody else.
    COMPROMISED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Partner {
    former = List.copyOf(former);
  }

  /// A partner that never had another key.
  public Partner(String name, String country, String url, String vkey, State state) {
    this(name, country, url, vkey, state, List.of());
  }

  public boolean isActive() {
    return state == State.ACTIVE;
  }

  private VerifierKey key(String text) {
    return VerifierKey.parse(name, text);
  }

  /// What its key is called, whichever it is.
  public String keyName() {
    return key(vkey).name();
  }

  /// By which it is believed at this time, the present one first; none once that was revoked.
  public List<VerifierKey> keys(long now) {
    List<VerifierKey> keys = new ArrayList<>();
    if (state == State.COMPROMISED) {
      return keys;
    }
    keys.add(key(vkey));
    for (FormerKey one : former.reversed()) {
      if (!one.isRevoked() && now < one.ends() + TOLERANCE) {
        keys.add(key(one.vkey()));
      }
    }
    return keys;
  }

  /// By which it signed what it signed: the present one first.
  public List<VerifierKey> everKeys() {
    List<VerifierKey> keys = new ArrayList<>();
    keys.add(key(vkey));
    former.reversed().forEach(one -> keys.add(key(one.vkey())));
    return keys;
  }

  /// The same without those that somebody else may have.
  List<VerifierKey> trustedKeys() {
    List<VerifierKey> keys = new ArrayList<>();
    if (state != State.COMPROMISED) {
      keys.add(key(vkey));
    }
    former.reversed().stream()
        .filter(one -> !one.isRevoked())
        .forEach(one -> keys.add(key(one.vkey())));
    return keys;
  }

  static List<VerifierKey> named(List<VerifierKey> keys, String origin) {
    return keys.stream().map(key -> key.named(origin)).toList();
  }

  static List<VerifierKey> witnesses(List<VerifierKey> keys) {
    return keys.stream().map(key -> key.witness(key.name())).toList();
  }
}

package org.entente.app.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.URI;
import java.security.Key;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.entente.app.challenge.Unproven;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;

/// The keys with which a provider signs, as it shows them now. A key that it took away is
/// forgotten within minutes; one that it added is looked for when something is signed with it,
/// but not more often than twice a minute.
final class KeyRing {
  private static final int LONGEST = 1 << 18;
  private static final int MOST = 64;
  private static final int LEAST_RSA = 2_048;
  private static final int MOST_RSA = 8_192;
  private static final long SECOND = 1_000_000_000L;
  private static final long KEPT = 300 * SECOND;
  private static final long APART = 30 * SECOND;

  private final ProviderLink link;
  private final LongSupplier nanos;
  private List<JWK> keys = List.of();
  private long asked;
  private boolean isKnown;

  KeyRing(ProviderLink link, LongSupplier nanos) {
    this.link = link;
    this.nanos = nanos;
  }

  /// The one key that can have signed this. Throws [Unproven] without one, [Unreachable].
  synchronized Key signer(URI place, JWSHeader header) {
    if (!isKnown || nanos.getAsLong() - asked > KEPT) {
      load(place);
    }
    Optional<Key> known = find(header);
    if (known.isEmpty() && nanos.getAsLong() - asked > APART) {
      load(place);
      known = find(header);
    }
    return known.orElseThrow(() -> new Unproven("no key of the provider signed the token"));
  }

  private void load(URI place) {
    JsonValue.Members set = link.get(place, LONGEST);
    List<JWK> loaded = new ArrayList<>();
    for (JsonValue one : set.items("keys")) {
      if (one instanceof JsonValue.Members key && loaded.size() < MOST) {
        try {
          loaded.add(JWK.parse(JsonWriter.text(key)));
        } catch (ParseException | IllegalArgumentException _) {
          // Of a kind that we don't know; nothing signed with it is believed.
        }
      }
    }
    keys = loaded;
    asked = nanos.getAsLong();
    isKnown = true;
  }

  /// With several keys a token must name its own (OpenID Connect Core 1.0, 10.1).
  private Optional<Key> find(JWSHeader header) {
    JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
    List<JWK> fitting = keys.stream().filter(one -> isFit(one) && matcher.matches(one)).toList();
    if (fitting.size() != 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (fitting.getFirst()) {
            case RSAKey key -> key.toRSAPublicKey();
            case ECKey key -> key.toECPublicKey();
            case JWK key -> throw new JOSEException(key.getKeyType() + " signs no token");
          });
    } catch (JOSEException _) {
      return Optional.empty();
    }
  }

  /// Never one that both sides know: whoever has it signs, and a public key is had by everybody.
  private static boolean isFit(JWK key) {
    return switch (key) {
      case RSAKey rsa -> rsa.size() >= LEAST_RSA && rsa.size() <= MOST_RSA;
      case ECKey _ -> true;
      case JWK _ -> false;
    };
  }
}

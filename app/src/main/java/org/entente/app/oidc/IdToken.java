package org.entente.app.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.net.URI;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.entente.app.challenge.Unproven;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Who somebody is, as a provider signed it: an ID token, checked by OpenID Connect Core 1.0,
/// 3.1.3.7. Everything that isn't proven throws [Unproven].
public final class IdToken {
  /// Signatures that only whoever has the provider's private key can make: not `none`, and not
  /// HMAC, for which a public key could be taken as the secret (RFC 8725, 2.1).
  static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final int LONGEST = 1 << 15;
  private static final int LONGEST_SUBJECT = 255;

  /// By how much clocks may differ.
  private static final long SKEW = 60;

  /// A token comes as soon as it was made.
  private static final long OLDEST = 600;

  /// What a token must say.
  ///
  /// @param accessToken what came beside it; empty without one
  /// @param now in seconds since 1970
  record Wanted(String issuer, String client, String nonce, String accessToken, long now) {}

  private final String subject;
  private final JsonValue.Members claims;

  private IdToken(String subject, JsonValue.Members claims) {
    this.subject = subject;
    this.claims = claims;
  }

  /// What the issuer calls them, for good.
  public String subject() {
    return subject;
  }

  /// The texts of a claim: one, those of a list, or none. An e-mail address counts only if the
  /// issuer says that it has seen that it is theirs.
  public List<String> claim(String name) {
    boolean isVerified = new JsonValue.Truth(true).equals(claims.get("email_verified"));
    if (name.equals("email") && !isVerified) {
      return List.of();
    }
    String one = claims.text(name);
    return one == null ? claims.texts(name) : List.of(one);
  }

  /// Checks who signed, for whom, for which sign-in, and when.
  static IdToken check(String token, Wanted wanted, KeyRing keys, URI keyPlace) {
    if (token.length() > LONGEST) {
      throw new Unproven("the token has " + token.length() + " characters");
    }
    JWSObject signed;
    try {
      signed = JWSObject.parse(token);
    } catch (ParseException | IllegalArgumentException _) {
      throw new Unproven("the token is no signed one");
    }
    JWSAlgorithm algorithm = signed.getHeader().getAlgorithm();
    if (!ALGORITHMS.contains(algorithm)) {
      throw new Unproven("the token's algorithm is not allowed");
    }
    if (signed.getHeader().getCriticalParams() != null) {
      throw new Unproven("the token's header demands what we don't know");
    }
    Key key = keys.signer(keyPlace, signed.getHeader());
    try {
      if (!signed.verify(
          new DefaultJWSVerifierFactory().createJWSVerifier(signed.getHeader(), key))) {
        throw new Unproven("the token's signature is wrong");
      }
    } catch (JOSEException _) {
      throw new Unproven("the token's signature can't be checked");
    }
    JsonValue.Members claims = claims(signed.getPayload().toBytes());
    checkWhose(claims, wanted);
    checkWhen(claims, wanted.now());
    checkHash(claims, wanted.accessToken(), algorithm);
    String subject = claims.optional("sub").orElse("");
    if (!subject.matches("[\\x20-\\x7e]{1," + LONGEST_SUBJECT + "}")) {
      throw new Unproven("the token names nobody");
    }
    return new IdToken(subject, claims);
  }

  private static JsonValue.Members claims(byte[] payload) {
    try {
      if (JsonReader.parse("the token", payload) instanceof JsonValue.Members claims) {
        return claims;
      }
    } catch (BadInput _) {
      // As below.
    }
    throw new Unproven("the token holds no claims");
  }

  private static void checkWhose(JsonValue.Members claims, Wanted wanted) {
    if (!wanted.issuer().equals(claims.text("iss"))) {
      throw new Unproven("the token is another issuer's");
    }
    String one = claims.text("aud");
    List<String> audience = one == null ? claims.texts("aud") : List.of(one);
    if (!audience.contains(wanted.client())) {
      throw new Unproven("the token is for another client");
    }
    boolean isParty = wanted.client().equals(claims.text("azp"));
    if (!isParty && (claims.has("azp") || audience.size() > 1)) {
      throw new Unproven("the token was given to another client");
    }
    byte[] nonce = claims.optional("nonce").orElse("").getBytes(US_ASCII);
    if (!MessageDigest.isEqual(nonce, wanted.nonce().getBytes(US_ASCII))) {
      throw new Unproven("the token is of another sign-in");
    }
  }

  private static void checkWhen(JsonValue.Members claims, long now) {
    long ends = seconds(claims, "exp");
    long made = seconds(claims, "iat");
    if (ends <= now - SKEW) {
      throw new Unproven("the token is over");
    }
    if (made > now + SKEW || (claims.has("nbf") && seconds(claims, "nbf") > now + SKEW)) {
      throw new Unproven("the token is of the future: compare the clocks");
    }
    if (made < now - OLDEST - SKEW) {
      throw new Unproven("the token is too old: compare the clocks");
    }
  }

  private static long seconds(JsonValue.Members claims, String name) {
    if (claims.get(name) instanceof JsonValue.Numeral number) {
      double seconds = number.value().doubleValue();
      if (seconds >= 0 && seconds < 1e12) {
        return (long) seconds;
      }
    }
    throw new Unproven("the token has no " + name);
  }

  /// What came beside the token is bound to it, where the provider does that.
  private static void checkHash(
      JsonValue.Members claims, String accessToken, JWSAlgorithm algorithm) {
    String bound = claims.text("at_hash");
    if (bound != null && !accessToken.isEmpty() && !bound.equals(half(accessToken, algorithm))) {
      throw new Unproven("what came beside the token is not its own");
    }
  }

  private static @Nullable String half(String text, JWSAlgorithm algorithm) {
    String bits = algorithm.getName().substring(2);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-" + bits).digest(text.getBytes(US_ASCII));
      byte[] half = Arrays.copyOf(hash, hash.length / 2);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-" + bits, e);
    }
  }
}

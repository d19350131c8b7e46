package org.entente.app.oidc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.entente.app.challenge.Unproven;
import org.jspecify.annotations.Nullable;

/// One provider of OpenID Connect: sends a browser to it, and takes what it sends back.
public final class Provider implements AutoCloseable {
  private static final int LONGEST_DOCUMENT = 1 << 18;
  private static final int LONGEST_TOKENS = 1 << 17;
  private static final int LONGEST_CODE = 4_096;
  private static final long KEPT_NANOS = 600_000_000_000L;

  /// How we know it, and it us.
  ///
  /// @param secret empty for a client without one
  /// @param back where it sends browsers back to: another place for each provider, so that none
  ///     can pass another's code off as its own (RFC 9700, 4.4)
  public record Client(String issuer, String id, String secret, List<String> scopes, String back) {
    public Client {
      scopes = List.copyOf(scopes);
    }
  }

  /// One sign-in: what goes with the browser, and what only the node knows until it is back.
  ///
  /// @param verifier of which the provider hears the hash first (RFC 7636)
  public record Errand(String state, String nonce, String verifier) {}

  private final Client client;
  private final ProviderLink link;
  private final LongSupplier nanos;
  private final KeyRing keys;
  private @Nullable Endpoints known;
  private long asked;

  /// @param trusted null for what the JDK trusts
  public Provider(
      Client client, @Nullable SSLContext trusted, Duration patience, LongSupplier nanos) {
    this.client = client;
    this.nanos = nanos;
    link = new ProviderLink(trusted, patience, nanos);
    keys = new KeyRing(link, nanos);
  }

  /// Whether it is an issuer that can be asked.
  ///
  /// @param mayBeLoopback whether it may be this machine without TLS
  public static boolean isIssuer(String url, boolean mayBeLoopback) {
    return Endpoints.isPlace(url, mayBeLoopback) && !url.contains("?");
  }

  private synchronized Endpoints endpoints() {
    if (known == null || nanos.getAsLong() - asked > KEPT_NANOS) {
      URI place = Endpoints.of(client.issuer());
      known = Endpoints.read(client.issuer(), link.get(place, LONGEST_DOCUMENT));
      asked = nanos.getAsLong();
    }
    return known;
  }

  /// Where the browser goes. Throws [Unreachable].
  public String begin(Errand errand) {
    Map<String, String> asks = new LinkedHashMap<>();
    asks.put("response_type", "code");
    asks.put("client_id", client.id());
    asks.put("redirect_uri", client.back());
    asks.put("scope", String.join(" ", client.scopes()));
    asks.put("state", errand.state());
    asks.put("nonce", errand.nonce());
    asks.put("code_challenge", hashed(errand.verifier()));
    asks.put("code_challenge_method", "S256");
    String place = endpoints().authorization().toString();
    return place + (place.contains("?") ? "&" : "?") + form(asks);
  }

  private static String hashed(String verifier) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String form(Map<String, String> asks) {
    return asks.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  /// Who came back with a code. Throws [Unproven], [Unreachable].
  ///
  /// @param named who gave it, as the browser was told; empty when it wasn't
  /// @param now in seconds since 1970
  public IdToken redeem(String code, String named, Errand errand, long now) {
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw new Unproven("there is no code");
    }
    Endpoints endpoints = endpoints();
    boolean isNamed = endpoints.namesItself() || !named.isEmpty();
    if (isNamed && !named.equals(client.issuer())) {
      throw new Unproven("another issuer answered");
    }
    Map<String, String> asks = new LinkedHashMap<>();
    asks.put("grant_type", "authorization_code");
    asks.put("code", code);
    asks.put("redirect_uri", client.back());
    asks.put("code_verifier", errand.verifier());
    String authorization = "";
    if (!client.secret().isEmpty() && endpoints.takesBasic()) {
      authorization = basic();
    } else {
      asks.put("client_id", client.id());
      if (!client.secret().isEmpty()) {
        asks.put("client_secret", client.secret());
      }
    }
    ProviderLink.Reply reply =
        link.post(endpoints.token(), form(asks), authorization, LONGEST_TOKENS);
    if (reply.status() != 200) {
      String error = reply.body().optional("error").orElse("");
      // Anything longer is none that RFC 6749 knows.
      String told = error.matches("[a-z_]{1,40}") ? ": " + error : "";
      throw new Unproven("the provider refuses the code, " + reply.status() + told);
    }
    IdToken.Wanted wanted =
        new IdToken.Wanted(
            client.issuer(),
            client.id(),
            errand.nonce(),
            reply.body().optional("access_token").orElse(""),
            now);
    String token = reply.body().optional("id_token").orElse("");
    return IdToken.check(token, wanted, keys, endpoints.keys());
  }

  /// RFC 6749, 2.3.1: each part is encoded as in a form first.
  private String basic() {
    String pair =
        URLEncoder.encode(client.id(), UTF_8) + ":" + URLEncoder.encode(client.secret(), UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  @Override
  public void close() {
    link.close();
  }
}

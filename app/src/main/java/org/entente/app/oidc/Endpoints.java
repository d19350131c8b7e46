package org.entente.app.oidc;

import java.net.URI;
import java.util.List;
import org.entente.exchange.json.JsonValue;

/// What a provider says of itself (OpenID Connect Discovery 1.0).
///
/// @param namesItself whether it says in each answer who gives it (RFC 9207)
/// @param takesBasic whether a client shows its secret by HTTP Basic, else within the form
record Endpoints(URI authorization, URI token, URI keys, boolean namesItself, boolean takesBasic) {
  static final String PATH = "/.well-known/openid-configuration";
  private static final int LONGEST = 2_048;

  /// Where it says so.
  static URI of(String issuer) {
    return URI.create(issuer.replaceFirst("/$", "") + PATH);
  }

  /// Throws [Unreachable] for what is of another issuer, or names no place that can be asked.
  static Endpoints read(String issuer, JsonValue.Members document) {
    if (!issuer.equals(document.text("issuer"))) {
      throw new Unreachable(of(issuer) + " is another issuer's");
    }
    List<String> methods = document.texts("token_endpoint_auth_methods_supported");
    boolean isBasic = methods.isEmpty() || methods.contains("client_secret_basic");
    return new Endpoints(
        place(issuer, document, "authorization_endpoint"),
        place(issuer, document, "token_endpoint"),
        place(issuer, document, "jwks_uri"),
        new JsonValue.Truth(true)
            .equals(document.get("authorization_response_iss_parameter_supported")),
        isBasic);
  }

  private static URI place(String issuer, JsonValue.Members document, String name) {
    String text = document.optional(name).orElse("");
    if (text.length() <= LONGEST && isPlace(text, isLoopback(issuer))) {
      return URI.create(text);
    }
    throw new Unreachable(of(issuer) + " has no " + name + " that can be asked");
  }

  private static boolean isLoopback(String issuer) {
    return issuer.startsWith("http:");
  }

  /// Whether it is `https`, or `http` of this machine where that may be.
  static boolean isPlace(String text, boolean mayBeLoopback) {
    try {
      URI uri = new URI(text);
      boolean isSecure = "https".equals(uri.getScheme());
      boolean isHere =
          mayBeLoopback
              && "http".equals(uri.getScheme())
              && List.of("127.0.0.1", "localhost").contains(String.valueOf(uri.getHost()));
      return (isSecure || isHere)
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (java.net.URISyntaxException _) {
      return false;
    }
  }
}

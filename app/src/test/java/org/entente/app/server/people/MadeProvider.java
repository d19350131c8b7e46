package org.entente.app.server.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.app.server.home.Certificates;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/// A provider of OpenID Connect over TLS, its tokens written by hand: it checks what a good one
/// checks, and lies wherever a test tells it to.
public final class MadeProvider implements AutoCloseable {
  public static final String CLIENT = "entente us";
  public static final String SECRET = "a secret: & +%";
  public static final String SUBJECT = "248289761001";

  /// An answer that isn't the provider's own.
  @FunctionalInterface
  public interface Lie {
    void answer(HttpExchange exchange) throws IOException;
  }

  private record Given(Map<String, String> asked) {}

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Given> codes = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  public final String authority;
  public final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  public final KeyPair rsa = pair("RSA", 2_048);
  public final KeyPair curve = pair("EC", 256);
  public volatile String algorithm = "RS256";
  public volatile @Nullable String key = "first";
  public volatile KeyPair signer = rsa;
  public volatile List<JsonValue> keys = new ArrayList<>();
  public volatile String client = CLIENT;
  public volatile long now = System.currentTimeMillis() / 1_000;
  public volatile UnaryOperator<JsonValue.Members> claims = UnaryOperator.identity();
  public volatile UnaryOperator<JsonValue.Members> document = UnaryOperator.identity();
  public volatile UnaryOperator<String> token = UnaryOperator.identity();
  public final Map<String, Lie> lies = new ConcurrentHashMap<>();

  public MadeProvider(Path folder) throws IOException {
    Certificates.make(folder, "127.0.0.1");
    authority = Files.readString(folder.resolve("ca.pem"));
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(Certificates.context(folder)));
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    keys.add(jwk("first", rsa));
    keys.add(jwk("curve", curve));
  }

  public static KeyPair pair(String kind, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(size);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String url() {
    return "https://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  public static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String number(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] out = new byte[length];
    int count = Math.min(length, bytes.length);
    System.arraycopy(bytes, bytes.length - count, out, length - count, count);
    return text(out);
  }

  public static JsonValue.Members jwk(String id, KeyPair pair) {
    JsonValue.Members key =
        JsonValue.Members.NONE.with("kid", JsonValue.of(id)).with("use", JsonValue.of("sig"));
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      return key.with("kty", JsonValue.of("RSA"))
          .with("n", JsonValue.of(number(rsa.getModulus(), rsa.getModulus().bitLength() / 8)))
          .with("e", JsonValue.of(number(rsa.getPublicExponent(), 3)));
    }
    ECPublicKey curve = (ECPublicKey) pair.getPublic();
    return key.with("kty", JsonValue.of("EC"))
        .with("crv", JsonValue.of("P-256"))
        .with("x", JsonValue.of(number(curve.getW().getAffineX(), 32)))
        .with("y", JsonValue.of(number(curve.getW().getAffineY(), 32)));
  }

  public static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    for (String one : raw.split("&", -1)) {
      String[] part = one.split("=", 2);
      query.put(URLDecoder.decode(part[0], UTF_8), URLDecoder.decode(part[1], UTF_8));
    }
    return query;
  }

  /// What a browser gets that was sent here and whose person agreed.
  public String agree(String go) {
    Map<String, String> asks = query(URI.create(go).getRawQuery());
    boolean isRight =
        go.startsWith(url() + "/auth?")
            && "code".equals(asks.get("response_type"))
            && client.equals(asks.get("client_id"))
            && List.of(asks.getOrDefault("scope", "").split(" ", -1)).contains("openid")
            && "S256".equals(asks.get("code_challenge_method"));
    if (!isRight) {
      throw new AssertionError("asked for " + asks);
    }
    String code = "code " + made.incrementAndGet() + " &=";
    codes.put(code, new Given(asks));
    return code;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().replaceFirst("^/realm", "");
    asked.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
    Lie lie = lies.get(path);
    try (exchange) {
      if (lie != null) {
        exchange.getRequestBody().readAllBytes();
        lie.answer(exchange);
        return;
      }
      switch (path) {
        case "/.well-known/openid-configuration" -> send(exchange, 200, document.apply(document()));
        case "/keys" ->
            send(exchange, 200, JsonValue.Members.NONE.with("keys", new JsonValue.Array(keys)));
        case "/token" -> token(exchange);
        case "/auth" -> sendBack(exchange);
        default -> send(exchange, 404, JsonValue.Members.NONE);
      }
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private JsonValue.Members document() {
    return JsonValue.Members.NONE
        .with("issuer", JsonValue.of(url()))
        .with("authorization_endpoint", JsonValue.of(url() + "/auth"))
        .with("token_endpoint", JsonValue.of(url() + "/token"))
        .with("jwks_uri", JsonValue.of(url() + "/keys"));
  }

  public static void send(HttpExchange exchange, int status, JsonValue body) throws IOException {
    byte[] bytes = JsonWriter.text(body).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  /// Everybody who comes agrees at once.
  private void sendBack(HttpExchange exchange) throws IOException {
    String raw = exchange.getRequestURI().getRawQuery();
    Map<String, String> asks = query(raw);
    String code = agree(url() + "/auth?" + raw);
    String back =
        asks.get("redirect_uri")
            + "?code="
            + URLEncoder.encode(code, UTF_8)
            + "&state="
            + URLEncoder.encode(asks.getOrDefault("state", ""), UTF_8);
    exchange.getResponseHeaders().add("Location", back);
    exchange.sendResponseHeaders(303, -1);
  }

  private void token(HttpExchange exchange) throws IOException, GeneralSecurityException {
    Map<String, String> form = query(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    // Once, whatever comes of it.
    Given given = codes.remove(form.getOrDefault("code", ""));
    String challenge =
        text(
            MessageDigest.getInstance("SHA-256")
                .digest(form.getOrDefault("code_verifier", "").getBytes(US_ASCII)));
    boolean isRight =
        given != null
            && "authorization_code".equals(form.get("grant_type"))
            && challenge.equals(given.asked().get("code_challenge"))
            && given.asked().getOrDefault("redirect_uri", "").equals(form.get("redirect_uri"))
            && isClient(shown);
    if (!isRight || given == null) {
      send(exchange, 400, JsonValue.Members.NONE.with("error", JsonValue.of("invalid_grant")));
      return;
    }
    String access = "access " + made.incrementAndGet();
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(access.getBytes(US_ASCII));
    JsonValue.Members all =
        JsonValue.Members.NONE
            .with("iss", JsonValue.of(url()))
            .with("sub", JsonValue.of(SUBJECT))
            .with("aud", JsonValue.of(client))
            .with("exp", JsonValue.of(now + 300))
            .with("iat", JsonValue.of(now))
            .with("nonce", JsonValue.of(given.asked().getOrDefault("nonce", "")))
            .with("at_hash", JsonValue.of(text(Arrays.copyOf(hash, 16))));
    send(
        exchange,
        200,
        JsonValue.Members.NONE
            .with("access_token", JsonValue.of(access))
            .with("token_type", JsonValue.of("Bearer"))
            .with("id_token", JsonValue.of(token.apply(signed(claims.apply(all))))));
  }

  private boolean isClient(@Nullable String shown) {
    if (shown == null) {
      return false;
    }
    String pair = new String(Base64.getDecoder().decode(shown.substring(6)), UTF_8);
    String[] part = pair.split(":", 2);
    return URLDecoder.decode(part[0], UTF_8).equals(client)
        && URLDecoder.decode(part[1], UTF_8).equals(SECRET);
  }

  public String signed(JsonValue.Members all) {
    JsonValue.Members header = JsonValue.Members.NONE.with("alg", JsonValue.of(algorithm));
    if (key != null) {
      header = header.with("kid", JsonValue.of(key));
    }
    String open =
        text(JsonWriter.text(header).getBytes(UTF_8))
            + "."
            + text(JsonWriter.text(all).getBytes(UTF_8));
    return open + "." + signature(open);
  }

  public String signature(String open) {
    try {
      return text(signature(open.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] signature(byte[] bytes) throws GeneralSecurityException {
    if (algorithm.startsWith("HS")) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(signer.getPublic().getEncoded(), "HmacSHA256"));
      return mac.doFinal(bytes);
    }
    if (algorithm.equals("none")) {
      return new byte[0];
    }
    boolean isCurve = signer.getPublic() instanceof ECPublicKey;
    Signature signature =
        Signature.getInstance(isCurve ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
    signature.initSign(signer.getPrivate());
    signature.update(bytes);
    return signature.sign();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

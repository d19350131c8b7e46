package org.entente.app.server.people;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.entente.app.challenge.Unproven;
import org.entente.app.oidc.IdToken;
import org.entente.app.oidc.Provider;
import org.entente.app.oidc.Unreachable;
import org.entente.app.server.home.Certificates;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a provider can send that proves nobody, or is no answer at all. After each lie the truth
/// is taken.
class OidcLiesTest {
  private static final String BACK = "https://node.example/return/agency";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger number = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private MadeProvider made;

  @BeforeEach
  void begin() throws IOException {
    made = new MadeProvider(folder.resolve("issuer"));
  }

  @AfterEach
  void end() {
    ended.countDown();
    made.close();
  }

  private Provider provider() throws IOException, GeneralSecurityException {
    return provider(PATIENCE);
  }

  private Provider provider(Duration patience) throws IOException, GeneralSecurityException {
    Provider.Client client =
        new Provider.Client(
            made.url(), MadeProvider.CLIENT, MadeProvider.SECRET, List.of("openid"), BACK);
    byte[] authority = made.authority.getBytes(US_ASCII);
    return new Provider(
        client, Certificates.trusting(new ByteArrayInputStream(authority)), patience, nanos::get);
  }

  private IdToken enter(Provider provider) {
    Provider.Errand errand =
        new Provider.Errand("state", "nonce " + number.incrementAndGet(), "v".repeat(43));
    String code = made.agree(provider.begin(errand));
    return provider.redeem(code, "", errand, made.now);
  }

  private void truth() {
    made.algorithm = "RS256";
    made.key = "first";
    made.signer = made.rsa;
    made.claims = all -> all;
    made.document = all -> all;
    made.token = token -> token;
    made.lies.clear();
    // What was known is asked for anew.
    nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
  }

  private static JsonValue.Members say(JsonValue.Members all, String name, String value) {
    return all.with(name, JsonValue.of(value));
  }

  private static JsonValue.Members say(JsonValue.Members all, String name, long value) {
    return all.with(name, JsonValue.of(value));
  }

  private static String changed(String token, int part, byte[] bytes) {
    String[] parts = token.split("[.]", -1);
    parts[part] = MadeProvider.text(bytes);
    return String.join(".", parts);
  }

  @Test
  void everyTokenThatProvesNobodyIsRefusedForItsReason() throws Exception {
    Map<String, Runnable> lies = new LinkedHashMap<>();
    lies.put("another sign-in", () -> made.claims = all -> say(all, "nonce", "nonce 0"));
    lies.put(" another sign-in", () -> made.claims = all -> all.without("nonce"));
    lies.put("another issuer's", () -> made.claims = all -> say(all, "iss", "https://evil.test"));
    lies.put(" another issuer's", () -> made.claims = all -> say(all, "iss", made.url() + "/"));
    lies.put("for another client", () -> made.claims = all -> say(all, "aud", "other"));
    lies.put(
        "given to another client",
        () -> made.claims = all -> all.with("aud", texts(MadeProvider.CLIENT, "other")));
    lies.put(
        " given to another client",
        () ->
            made.claims =
                all -> say(all.with("aud", texts(MadeProvider.CLIENT, "other")), "azp", "other"));
    lies.put("  given to another client", () -> made.claims = all -> say(all, "azp", "other"));
    lies.put("is over", () -> made.claims = all -> say(all, "exp", made.now - 61));
    lies.put("no exp", () -> made.claims = all -> all.without("exp"));
    lies.put(" no exp", () -> made.claims = all -> say(all, "exp", "9999999999"));
    lies.put("of the future", () -> made.claims = all -> say(all, "iat", made.now + 61));
    lies.put(" of the future", () -> made.claims = all -> say(all, "nbf", made.now + 61));
    lies.put("too old", () -> made.claims = all -> say(all, "iat", made.now - 661));
    lies.put("no iat", () -> made.claims = all -> all.without("iat"));
    lies.put("names nobody", () -> made.claims = all -> all.without("sub"));
    lies.put(" names nobody", () -> made.claims = all -> say(all, "sub", ""));
    lies.put("  names nobody", () -> made.claims = all -> say(all, "sub", "x".repeat(256)));
    lies.put("beside the token", () -> made.claims = all -> say(all, "at_hash", "AAAA"));
    lies.put("holds no claims", () -> made.token = this::doubled);
    lies.put("is no signed one", () -> made.algorithm = "none");
    lies.put(" is no signed one", () -> made.token = _ -> "a.b");
    lies.put("  is no signed one", () -> made.token = token -> token + ".x.y");
    lies.put("algorithm is not allowed", () -> made.algorithm = "HS256");
    lies.put("signature is wrong", () -> made.signer = MadeProvider.pair("RSA", 2_048));
    lies.put(" signature is wrong", () -> made.token = token -> changed(token, 2, new byte[256]));
    lies.put("no key of the provider", () -> made.key = "unknown");
    lies.put(" no key of the provider", () -> made.key = "curve");
    lies.put("demands what we don't know", () -> made.token = this::critical);
    lies.put("characters", () -> made.token = token -> token + "A".repeat(40_000));
    try (Provider provider = provider()) {
      for (Map.Entry<String, Runnable> lie : lies.entrySet()) {
        truth();
        lie.getValue().run();
        assertThatThrownBy(() -> enter(provider), lie.getKey())
            .isInstanceOfSatisfying(
                Unproven.class, e -> assertThat(e.reason()).contains(lie.getKey().strip()));
      }
      truth();
      assertThat(enter(provider).subject()).isEqualTo(MadeProvider.SUBJECT);
      made.algorithm = "ES256";
      made.key = "curve";
      made.signer = made.curve;
      made.claims = all -> say(say(all, "exp", made.now - 59), "iat", made.now + 59);
      assertThat(enter(provider).subject()).as("clocks differ").isEqualTo(MadeProvider.SUBJECT);
      made.claims =
          all ->
              say(all.with("aud", texts("other", MadeProvider.CLIENT)), "azp", MadeProvider.CLIENT);
      assertThat(enter(provider).subject()).isEqualTo(MadeProvider.SUBJECT);
    }
  }

  private static JsonValue.Array texts(String... all) {
    return JsonValue.texts(List.of(all));
  }

  /// Signed, but a claim is there twice: readers disagree which of them counts.
  private String doubled(String token) {
    String claims = new String(Base64.getUrlDecoder().decode(token.split("[.]", -1)[1]), UTF_8);
    return resigned(token, claims.replaceFirst("\\{", "{\"sub\":\"admin\","));
  }

  /// With its own header and other claims, signed by the right key.
  private String resigned(String token, String claims) {
    String open = token.split("[.]", -1)[0] + "." + MadeProvider.text(claims.getBytes(UTF_8));
    return open + "." + made.signature(open);
  }

  private String critical(String token) {
    String header = "{\"alg\":\"RS256\",\"kid\":\"first\",\"crit\":[\"exp\"],\"exp\":1}";
    String open = MadeProvider.text(header.getBytes(UTF_8)) + "." + token.split("[.]", -1)[1];
    return open + "." + made.signature(open);
  }

  @Test
  void aPublicKeyIsNeverTakenAsASecretAndAWeakOneNotAtAll() throws Exception {
    try (Provider provider = provider()) {
      // As HMAC with the bytes of the public key, while the set says that it is for that.
      made.keys = new ArrayList<>(List.of(MadeProvider.jwk("first", made.rsa)));
      made.keys.add(
          JsonValue.Members.NONE
              .with("kty", JsonValue.of("oct"))
              .with("kid", JsonValue.of("shared"))
              .with("alg", JsonValue.of("HS256"))
              .with("k", JsonValue.of(MadeProvider.text(made.rsa.getPublic().getEncoded()))));
      made.algorithm = "HS256";
      made.key = "shared";
      assertThatThrownBy(() -> enter(provider)).isInstanceOf(Unproven.class);
      KeyPair weak = MadeProvider.pair("RSA", 1_024);
      made.keys = List.of(MadeProvider.jwk("weak", weak));
      truth();
      made.key = "weak";
      made.signer = weak;
      assertThatThrownBy(() -> enter(provider)).isInstanceOf(Unproven.class);
      made.keys =
          List.of(
              MadeProvider.jwk("first", made.rsa).with("use", JsonValue.of("enc")),
              JsonValue.of("no key"),
              say(JsonValue.Members.NONE, "kty", "AKP"));
      truth();
      assertThatThrownBy(() -> enter(provider)).as("to encrypt").isInstanceOf(Unproven.class);
      made.keys = List.of(MadeProvider.jwk("first", made.rsa), MadeProvider.jwk("first", made.rsa));
      truth();
      assertThatThrownBy(() -> enter(provider)).as("two of one name").isInstanceOf(Unproven.class);
      made.keys = List.of(MadeProvider.jwk("only", made.rsa));
      truth();
      made.key = null;
      assertThat(enter(provider).subject()).as("one key").isEqualTo(MadeProvider.SUBJECT);
    }
  }

  @Test
  void aNewKeyIsFoundAtOnceAndAnOldOneForgottenWithinMinutes() throws Exception {
    try (Provider provider = provider()) {
      enter(provider);
      enter(provider);
      assertThat(asked("/keys")).isEqualTo(1);
      KeyPair next = MadeProvider.pair("RSA", 2_048);
      made.keys = List.of(MadeProvider.jwk("next", next));
      made.key = "next";
      made.signer = next;
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(31));
      assertThat(enter(provider).subject()).isEqualTo(MadeProvider.SUBJECT);
      assertThat(asked("/keys")).isEqualTo(2);
      made.key = "made up";
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> enter(provider)).isInstanceOf(Unproven.class);
      }
      assertThat(asked("/keys")).as("not more often than twice a minute").isEqualTo(2);
      made.key = "next";
      made.keys = List.of(MadeProvider.jwk("first", made.rsa));
      enter(provider);
      nanos.addAndGet(TimeUnit.SECONDS.toNanos(301));
      assertThatThrownBy(() -> enter(provider)).isInstanceOf(Unproven.class);
    }
  }

  private int asked(String path) {
    return made.asked.getOrDefault(path, new AtomicInteger()).get();
  }

  @Test
  void whatIsNoAnswerIsToldAndCostsBoundedSpace() throws Exception {
    Map<String, Consumer<String>> lies = new LinkedHashMap<>();
    lies.put(
        "more than",
        path ->
            made.lies.put(
                path,
                exchange -> {
                  exchange.sendResponseHeaders(200, 0);
                  byte[] much = new byte[1 << 16];
                  java.util.Arrays.fill(much, (byte) ' ');
                  try (OutputStream out = exchange.getResponseBody()) {
                    for (int i = 0; i < 10_000; i++) {
                      out.write(much);
                    }
                  }
                }));
    lies.put(
        "30",
        path ->
            made.lies.put(
                path,
                exchange -> {
                  exchange.getResponseHeaders().add("Location", made.url() + "/elsewhere");
                  exchange.sendResponseHeaders(302, -1);
                }));
    lies.put(
        "no JSON object",
        path ->
            made.lies.put(
                path, exchange -> MadeProvider.send(exchange, 200, texts("[".repeat(50)))));
    lies.put(" no JSON object", path -> made.lies.put(path, OidcLiesTest::nested));
    try (Provider provider = provider()) {
      for (Map.Entry<String, Consumer<String>> lie : lies.entrySet()) {
        for (String path : List.of("/.well-known/openid-configuration", "/keys", "/token")) {
          truth();
          lie.getValue().accept(path);
          assertThatThrownBy(() -> enter(provider), lie.getKey() + " " + path)
              .satisfies(e -> assertThat(reason(e)).contains(lie.getKey().strip()));
        }
      }
      assertThat(asked("/elsewhere")).as("no redirect is followed").isZero();
      truth();
      assertThat(enter(provider).subject()).isEqualTo(MadeProvider.SUBJECT);
    }
  }

  @Test
  void anAnswerThatIsLateOrComesByteByByteIsCutOff() throws Exception {
    Map<String, Consumer<String>> lies = new LinkedHashMap<>();
    lies.put("does not answer in", path -> made.lies.put(path, _ -> await()));
    lies.put(
        " does not answer in",
        path ->
            made.lies.put(
                path,
                exchange -> {
                  exchange.sendResponseHeaders(200, 0);
                  for (int i = 0; ended.getCount() > 0 && i < 200; i++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    pause();
                  }
                }));
    try (Provider provider = provider(Duration.ofMillis(600))) {
      for (Map.Entry<String, Consumer<String>> lie : lies.entrySet()) {
        for (String path : List.of("/.well-known/openid-configuration", "/keys", "/token")) {
          truth();
          lie.getValue().accept(path);
          long start = System.nanoTime();
          assertThatThrownBy(() -> enter(provider), lie.getKey() + " " + path)
              .satisfies(e -> assertThat(reason(e)).contains(lie.getKey().strip()));
          assertThat(System.nanoTime() - start)
              .as(lie.getKey() + " " + path)
              .isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
      }
    }
  }

  private static String reason(Throwable e) {
    return e instanceof Unreachable there ? there.reason() : ((Unproven) e).reason();
  }

  private void await() {
    try {
      assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void nested(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
    byte[] bytes = "{\"keys\":".repeat(10_000).getBytes(US_ASCII);
    exchange.sendResponseHeaders(200, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Test
  void whatFailedIsNotAskedAgainBySomebodyWhoWaited() throws Exception {
    try (Provider provider = provider()) {
      made.lies.put(
          "/.well-known/openid-configuration", exchange -> exchange.sendResponseHeaders(500, -1));
      for (int i = 0; i < 10; i++) {
        assertThatThrownBy(() -> enter(provider)).isInstanceOf(Unreachable.class);
      }
      assertThat(asked("/.well-known/openid-configuration")).isEqualTo(1);
    }
  }

  @Test
  void aDocumentOfAnotherIssuerOrWithoutPlacesIsNone() throws Exception {
    try (Provider provider = provider()) {
      Map<String, String> wrong = new LinkedHashMap<>();
      wrong.put("issuer", "https://evil.test");
      wrong.put("token_endpoint", "http://127.0.0.1/token");
      wrong.put("jwks_uri", "file:///etc/passwd");
      wrong.put("authorization_endpoint", "javascript:alert(1)");
      for (Map.Entry<String, String> one : wrong.entrySet()) {
        truth();
        made.document = all -> say(all, one.getKey(), one.getValue());
        assertThatThrownBy(() -> enter(provider)).as(one.getKey()).isInstanceOf(Unreachable.class);
        made.document = all -> all.without(one.getKey());
        nanos.addAndGet(TimeUnit.HOURS.toNanos(1));
        assertThatThrownBy(() -> enter(provider)).as(one.getKey()).isInstanceOf(Unreachable.class);
      }
      truth();
      made.document =
          all -> all.with("authorization_response_iss_parameter_supported", JsonValue.of(true));
      Provider.Errand errand = new Provider.Errand("state", "nonce", "v".repeat(43));
      for (String named : List.of("", "https://evil.test")) {
        String code = made.agree(provider.begin(errand));
        assertThatThrownBy(() -> provider.redeem(code, named, errand, made.now))
            .isInstanceOf(Unproven.class);
      }
      String code = made.agree(provider.begin(errand));
      assertThat(provider.redeem(code, made.url(), errand, made.now).subject()).isNotEmpty();
      assertThatThrownBy(() -> provider.redeem(code, made.url(), errand, made.now))
          .as("a code once more")
          .isInstanceOf(Unproven.class);
      String other = made.agree(provider.begin(errand));
      Provider.Errand without = new Provider.Errand("state", "nonce", "w".repeat(43));
      assertThatThrownBy(() -> provider.redeem(other, made.url(), without, made.now))
          .as("another verifier")
          .isInstanceOf(Unproven.class);
    }
  }

  @Test
  void aProviderWithACertificateOfAnotherIsNotAsked() throws Exception {
    Provider.Client client = new Provider.Client(made.url(), "c", "", List.of("openid"), BACK);
    try (Provider provider = new Provider(client, null, PATIENCE, nanos::get)) {
      assertThatThrownBy(() -> enter(provider))
          .isInstanceOfSatisfying(
              Unreachable.class,
              e -> assertThat(e.reason()).contains("certificate is not trusted"));
    }
  }

  @Test
  void noiseInATokenProvesNobodyAndNothingElseFails() throws Exception {
    long seed = Long.getLong("seed", 20261126L);
    Random random = new Random(seed);
    try (Provider provider = provider()) {
      String whole = made.signed(JsonValue.Members.NONE);
      for (int i = 0; i < 300; i++) {
        int round = i;
        made.token =
            token -> {
              StringBuilder noise = new StringBuilder(round % 3 == 0 ? whole : token);
              int at = random.nextInt(noise.length());
              if (round % 2 == 0) {
                char was = noise.charAt(at);
                noise.setCharAt(at, was == 'A' ? 'B' : 'A');
              } else {
                noise.setLength(at);
              }
              return noise.toString();
            };
        try {
          // The last character of a part may hold bits that mean nothing.
          assertThat(enter(provider).subject()).isEqualTo(MadeProvider.SUBJECT);
        } catch (Unproven e) {
          assertThat(e.reason()).as("seed %d, %d", seed, i).isNotEmpty();
        }
      }
    }
  }
}

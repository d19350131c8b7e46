package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.home.PinnedKey;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What opens a partner's routes is its signature and its certificate together; everybody else is
/// asked for neither.
class ClientCertificatesTest {
  private static final char[] PASSWORD = "entente".toCharArray();
  private static final String TARGET = "/log/jp/checkpoint";

  @TempDir private Path folder;
  private NodeGroup nodes;
  private NodeGroup.Running us;
  private NodeGroup.Running jp;

  @BeforeEach
  void open() throws Exception {
    nodes = new NodeGroup(folder);
    us = nodes.start("us", "USA", false);
    jp = nodes.start("jp", "JPN", false);
    NodeGroup.know(us, jp);
    NodeGroup.know(jp, us);
    // Each asks the other who it is before it lets it in.
    NodeGroup.await(() -> us.node().partnerKeys().known("jp").pins().equals(pins(jp)));
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  private static List<String> pins(NodeGroup.Running of) {
    try {
      return List.of(PinnedKey.hash(Objects.requireNonNull(of.home().certificate()).certificate()));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Shown(PrivateKey key, Certificate... chain) {}

  private static Shown own(NodeGroup.Running of) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(of.home().tls().resolve("node.p12"))) {
      store.load(in, PASSWORD);
    }
    PrivateKey key = (PrivateKey) store.getKey("node", PASSWORD);
    return new Shown(key, store.getCertificateChain("node"));
  }

  /// A certificate over this key, of whoever likes.
  private static Shown made(KeyPair pair, Instant from, Instant to) throws Exception {
    X500Name name = new X500Name("CN=Entente node authority");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name, BigInteger.TWO, Date.from(from), Date.from(to), name, pair.getPublic());
    X509Certificate one =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    return new Shown(pair.getPrivate(), one);
  }

  private HttpClient client(@Nullable Shown shown) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(us.home().tls().resolve("ca.pem"))) {
      trusted.setCertificateEntry(
          "ca", java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyManager[] managers = null;
    if (shown != null) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("one", shown.key(), PASSWORD, shown.chain());
      KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
      factory.init(keys, PASSWORD);
      managers = factory.getKeyManagers();
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers, trust.getTrustManagers(), null);
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context)
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  private static HttpResponse<String> send(HttpClient client, String url, String authorization)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", authorization)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Asks as Japan, which signs by this key, on a connection with this certificate.
  private HttpResponse<String> ask(SigningKey key, @Nullable Shown shown) throws Exception {
    try (HttpClient client = client(shown)) {
      String url = us.url() + TARGET;
      HttpResponse<String> first = send(client, url, "Entente x y z");
      String nonce =
          first
              .headers()
              .firstValue("WWW-Authenticate")
              .orElseThrow()
              .replaceFirst(".*nonce=\"([^\"]*)\".*", "$1");
      String header = PartnerSignature.header(key, "entente/us", "GET", TARGET, nonce);
      return send(client, url, header);
    }
  }

  private static SigningKey key(NodeGroup.Running of) {
    return of.home().identity().key();
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  @Test
  void aSignatureWithoutTheCertificateOpensNothing() throws Exception {
    assertThat(ask(key(jp), own(jp)).statusCode()).isEqualTo(200);
    HttpResponse<String> without = ask(key(jp), null);
    assertThat(without.statusCode()).isEqualTo(403);
    assertThat(without.body()).contains("Show your node's client certificate");
    Instant now = Instant.now();
    Shown strange = made(pair(), now.minusSeconds(60), now.plusSeconds(3600));
    HttpResponse<String> wrong = ask(key(jp), strange);
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(wrong.body()).contains("not the one that your identity names");
    // Another node's is no better, and a certificate without the signature neither.
    assertThat(ask(key(jp), own(us)).statusCode()).isEqualTo(403);
    assertThat(ask(new SigningKey("entente/jp", new byte[32]), own(jp)).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aCertificateThatEndedOrHasNotBegunOpensNothing() throws Exception {
    Shown right = own(jp);
    KeyPair same = new KeyPair(right.chain()[0].getPublicKey(), right.key());
    Instant now = Instant.now();
    HttpResponse<String> ended =
        ask(key(jp), made(same, now.minusSeconds(7200), now.minusSeconds(3600)));
    assertThat(ended.statusCode()).isEqualTo(403);
    assertThat(ended.body()).contains("ended at");
    HttpResponse<String> early =
        ask(key(jp), made(same, now.plusSeconds(3600), now.plusSeconds(7200)));
    assertThat(early.statusCode()).isEqualTo(403);
    assertThat(early.body()).contains("begins at");
    assertThat(ask(key(jp), made(same, now.minusSeconds(60), now.plusSeconds(60))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aPartnerThatIsSuspendedOrRemovedGetsNothingWithBoth() throws Exception {
    for (String state : List.of("suspended", "removed")) {
      new NodeActions(us.node()).perform("partner-state", action("name", "jp", "state", state));
      assertThat(ask(key(jp), own(jp)).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void peopleAreAskedForNoCertificateAndHarmedByNone() throws Exception {
    NodeGroup.user(us, "yuki", "jp");
    String basic = "Basic " + Base64.getEncoder().encodeToString("yuki:secret".getBytes(UTF_8));
    Instant now = Instant.now();
    Shown strange = made(pair(), now.minusSeconds(60), now.plusSeconds(3600));
    for (Shown shown : new Shown[] {null, strange}) {
      try (HttpClient client = client(shown)) {
        assertThat(send(client, us.url() + "/api/collections/", basic).statusCode()).isEqualTo(200);
        assertThat(send(client, us.url() + TARGET, basic).statusCode()).isEqualTo(200);
        String token = "Bearer " + us.home().keys().adminToken();
        assertThat(send(client, us.url() + "/x/status", token).statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void anotherCertificateIsTakenOverWithoutAStop() throws Exception {
    String before = Files.readString(us.home().tls().resolve("ca.pem"));
    List<String> old = pins(us);
    Shown stolen = own(us);
    try (HttpClient client = client(null)) {
      new NodeActions(us.node()).perform("key-tls", JsonValue.Members.NONE);
      assertThat(pins(us)).isNotEqualTo(old);
      NodeGroup.await(() -> jp.node().partnerKeys().known("us").pins().equals(pins(us)));
      // Whoever trusts the node's authority needn't be told.
      assertThat(Files.readString(us.home().tls().resolve("ca.pem"))).isEqualTo(before);
      String token = "Bearer " + us.home().keys().adminToken();
      assertThat(send(client, us.url() + "/x/status", token).statusCode()).isEqualTo(200);
    }
    assertThat(stolen.chain()[0]).isNotEqualTo(own(us).chain()[0]);
    NodeGroup.await(() -> us.node().trouble("jp").isEmpty() && jp.node().trouble("us").isEmpty());
    // Its card says so too, for who can't be asked.
    JsonValue.Members shown =
        new NodeActions(us.node()).perform("key-show", JsonValue.Members.NONE);
    assertThat(shown.optional("tls")).contains(pins(us).getFirst());
  }
}

package org.entente.app.server.partner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import org.entente.app.server.Node;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.OwnCertificate;
import org.entente.app.server.home.PinnedKey;
import org.entente.base.BadInput;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.PartnerKeys;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// Asks one partner's node. It is known by its key whatever certificate it shows, and we by ours;
/// what it sends is bounded in size and time.
public final class PartnerLink implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Duration FORMER = Duration.ofSeconds(3);
  private static final Pattern NONCE = Pattern.compile("Entente nonce=\"([A-Za-z0-9_-]{1,200})\"");

  /// What came back.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Reply(int status, byte[] body) {
    public boolean isThere() {
      return status == 200;
    }
  }

  /// Who we are, and what we keep of whom we ask.
  ///
  /// @param keys those that sign, the one to be tried first in front
  /// @param certificate what we show in TLS; null for nothing
  /// @param now microseconds since 1970
  /// @param learn takes what the partner's note says of it
  public record Own(
      Supplier<List<SigningKey>> keys,
      Supplier<@Nullable OwnCertificate> certificate,
      LongSupplier now,
      Consumer<PartnerKeys.Known> learn) {
    /// The node's, as it asks for what it needs.
    static Own of(Node node, Partner partner) {
      Supplier<List<SigningKey>> keys =
          () -> node.home().identity().keys().signing(node.home().nowMicros());
      return of(node, partner, keys);
    }

    /// The same by every key it ever had: who hears that one was revoked knows that one only.
    static Own telling(Node node, Partner partner) {
      return of(node, partner, () -> node.home().identity().keys().ever());
    }

    private static Own of(Node node, Partner partner, Supplier<List<SigningKey>> keys) {
      return new Own(
          keys,
          () -> {
            try {
              return node.home().certificate();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          },
          () -> node.home().nowMicros(),
          known -> node.partnerKeys().learn(partner.name(), known, false));
    }
  }

  private final Partner partner;
  private final Own own;
  private final boolean isTls;
  private PinnedKey pinned = new PinnedKey();
  private @Nullable HttpClient http;
  private boolean isKnown;

  /// What we showed when we connected.
  private @Nullable X509Certificate shown;

  private String nonce = "none";

  /// Which of our keys the partner takes: one that changed may not have come to it yet.
  private int taken;

  /// When that was found: after [#FORMER] the present one is tried again.
  private long takenSince;

  public PartnerLink(Partner partner, Own own) {
    this.partner = partner;
    this.own = own;
    this.isTls = partner.url().startsWith("https:");
  }

  /// By one key alone, and without a certificate.
  public PartnerLink(Partner partner, SigningKey key) {
    this(
        partner,
        new Own(() -> List.of(key), () -> null, () -> TaxiiTime.micros(Instant.now()), _ -> {}));
  }

  /// Of a node to one of its partners.
  public static PartnerLink of(Node node, Partner partner) {
    return new PartnerLink(partner, Own.of(node, partner));
  }

  private HttpClient connecting(@Nullable OwnCertificate certificate) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .sslContext(pinned.context(certificate))
        .sslParameters(parameters)
        .build();
  }

  /// The address without its last `/`. Throws [BadInput] for what is none.
  public static String checked(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--url", "", "it is no address", "Give it like https://HOST:PORT", e);
    }
    String host = uri.getHost();
    boolean isRight =
        host != null
            && uri.getRawQuery() == null
            && uri.getRawUserInfo() == null
            && ("https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && NodeSettings.isLoopback(host)));
    if (!isRight) {
      throw new BadInput(
          "--url",
          "",
          "it must be https (http on a loopback address only), host and port",
          "Give it like https://HOST:PORT");
    }
    return url.replaceFirst("/+$", "");
  }

  public Reply get(String path, int longest) throws IOException, InterruptedException {
    return ask("GET", path, null, longest);
  }

  public Reply post(String path, byte[] body) throws IOException, InterruptedException {
    return post(path, body, 1 << 16);
  }

  public Reply post(String path, byte[] body, int longest)
      throws IOException, InterruptedException {
    return ask("POST", path, body, longest);
  }

  /// What comes piece by piece: its status and its body, which whoever asked closes.
  record Flow(int status, InputStream body) {}

  /// Opens what goes on; nothing watches how long it is silent.
  Flow open(String path) throws IOException, InterruptedException {
    HttpResponse<InputStream> response = send("GET", path, null);
    return new Flow(response.statusCode(), response.body());
  }

  private Reply ask(String method, String target, byte @Nullable [] body, int longest)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response = send(method, target, body);
    return new Reply(response.statusCode(), bounded(response.body(), longest));
  }

  private HttpResponse<InputStream> send(String method, String target, byte @Nullable [] body)
      throws IOException, InterruptedException {
    HttpClient client = know();
    boolean isFresh = false;
    while (true) {
      List<SigningKey> keys = own.keys().get();
      int which = Math.min(taken(), keys.size() - 1);
      HttpResponse<InputStream> response =
          answer(client, request(keys.get(which), method, target, body));
      Optional<String> fresh = fresh(response);
      if (response.statusCode() != 401 || fresh.isEmpty()) {
        return response;
      }
      if (isFresh && which + 1 == keys.size()) {
        setTaken(0);
        return response;
      }
      bounded(response.body(), SignedNote.LONGEST);
      if (isFresh) {
        setTaken(which + 1);
      }
      isFresh = true;
      setNonce(fresh.get());
    }
  }

  private HttpRequest request(
      SigningKey key, String method, String target, byte @Nullable [] body) {
    return HttpRequest.newBuilder(URI.create(partner.url() + target))
        .timeout(PATIENCE)
        .header(
            "Authorization",
            PartnerSignature.header(key, partner.keyName(), method, target, nonce()))
        .method(
            method,
            body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  /// What a partner writes into its headers ends no thread of ours: Java's client throws
  /// unchecked at, for example, a length that is no number.
  private static HttpResponse<InputStream> answer(HttpClient client, HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IOException("it answers with what is no HTTP: " + e.getMessage(), e);
    }
  }

  private static Optional<String> fresh(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("WWW-Authenticate")
        .map(NONCE::matcher)
        .filter(Matcher::matches)
        .map(match -> match.group(1));
  }

  private synchronized String nonce() {
    return nonce;
  }

  private synchronized int taken() {
    return System.nanoTime() - takenSince < FORMER.toNanos() ? taken : 0;
  }

  private synchronized void setTaken(int which) {
    taken = which;
    takenSince = System.nanoTime();
  }

  private synchronized void setNonce(String fresh) {
    nonce = fresh;
  }

  private static byte[] bounded(InputStream body, int longest) throws IOException {
    try (body) {
      byte[] bytes = body.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new IOException("it answers with more than " + longest + " bytes");
      }
      return bytes;
    }
  }

  /// Before anything else is asked: is it who it should be. By connections that are new, since
  /// either side's certificate may be. Throws [BadInput] when it isn't.
  public synchronized HttpClient know() throws IOException, InterruptedException {
    HttpClient client = http;
    OwnCertificate certificate = own.certificate().get();
    X509Certificate now = certificate == null ? null : certificate.certificate();
    if (isKnown && client != null && Objects.equals(now, shown)) {
      return client;
    }
    if (client != null) {
      client.shutdown();
    }
    pinned = new PinnedKey();
    client = connecting(certificate);
    http = client;
    shown = now;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(partner.url() + PinnedKey.PATH))
            .timeout(CONNECT.multipliedBy(2))
            .build();
    HttpResponse<InputStream> response = answer(client, request);
    byte[] note = bounded(response.body(), SignedNote.LONGEST);
    if (response.statusCode() != 200) {
      throw new IOException("it does not say who it is: status " + response.statusCode());
    }
    List<VerifierKey> keys = partner.keys(own.now().getAsLong());
    own.learn().accept(pinned.believe(partner.keyName(), keys, note, isTls));
    isKnown = true;
    taken = 0;
    return client;
  }

  /// After a failure it must show again who it is.
  public synchronized void forget() {
    isKnown = false;
  }

  @Override
  public synchronized void close() {
    if (http != null) {
      http.shutdownNow();
      http = null;
    }
  }
}

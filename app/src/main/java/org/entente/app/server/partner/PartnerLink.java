package org.entente.app.server.partner;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.home.PinnedKey;
import org.entente.base.BadInput;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.store.Partner;
import org.jspecify.annotations.Nullable;

/// Asks one partner's node. It is known by its key whatever certificate it shows, and we by ours;
/// what it sends is bounded in size and time.
public final class PartnerLink implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Pattern NONCE = Pattern.compile("Entente nonce=\"([A-Za-z0-9_-]{1,200})\"");

  /// What came back.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Reply(int status, byte[] body) {
    public boolean isThere() {
      return status == 200;
    }
  }

  private final Partner partner;
  private final VerifierKey its;
  private final SigningKey own;
  private final PinnedKey pinned = new PinnedKey();
  private final HttpClient http;
  private final boolean isTls;
  private boolean isKnown;
  private String nonce = "none";

  public PartnerLink(Partner partner, SigningKey own) {
    this.partner = partner;
    this.its = VerifierKey.parse(partner.name(), partner.vkey());
    this.own = own;
    this.isTls = partner.url().startsWith("https:");
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslContext(pinned.context())
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
    know();
    for (int attempt = 0; ; attempt++) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(partner.url() + target))
              .timeout(PATIENCE)
              .header(
                  "Authorization",
                  PartnerSignature.header(own, its.name(), method, target, nonce()))
              .method(
                  method,
                  body == null
                      ? HttpRequest.BodyPublishers.noBody()
                      : HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      HttpResponse<InputStream> response = answer(request);
      Optional<String> fresh = fresh(response);
      if (response.statusCode() != 401 || fresh.isEmpty() || attempt > 0) {
        return response;
      }
      bounded(response.body(), SignedNote.LONGEST);
      setNonce(fresh.get());
    }
  }

  /// What a partner writes into its headers ends no thread of ours: Java's client throws
  /// unchecked at, for example, a length that is no number.
  private HttpResponse<InputStream> answer(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
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

  /// Before anything else is asked: is it who it should be.
  private synchronized void know() throws IOException, InterruptedException {
    if (isKnown) {
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(partner.url() + PinnedKey.PATH))
            .timeout(CONNECT.multipliedBy(2))
            .build();
    HttpResponse<InputStream> response = answer(request);
    byte[] note = bounded(response.body(), SignedNote.LONGEST);
    if (response.statusCode() != 200) {
      throw new IOException("it does not say who it is: status " + response.statusCode());
    }
    pinned.believe(its, note, isTls);
    isKnown = true;
  }

  /// After a failure it must show again who it is.
  public synchronized void forget() {
    isKnown = false;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

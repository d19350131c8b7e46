package org.entente.app.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Sends alerts to a web address, one a request, in order; each is tried a few times, with growing
/// pauses.
///
/// HTTPS, or HTTP to this machine only. With a secret, `X-Entente-Signature` is `sha256=` and the
/// HMAC-SHA256 of the timestamp in `X-Entente-Timestamp`, a dot, and the body: so a receiver knows
/// who sent it and when. `X-Entente-Alert` is the alert's id, by which repeats are told.
public final class Webhook implements AlertReceiver {
  private static final int TRIES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long FIRST_PAUSE_MILLIS = 250;
  private static final int SHORTEST_SECRET = 16;
  private static final long MOST_ANSWER_BYTES = 1 << 16;

  private final URI uri;
  private final byte @Nullable [] secret;
  private final HttpClient http;

  private Webhook(URI uri, byte @Nullable [] secret) {
    this.uri = uri;
    this.secret = secret;
    http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// `secretFile` holds the secret, at least 16 bytes; white space around it does not count.
  public static Webhook of(String url, @Nullable Path secretFile) throws IOException {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException _) {
      throw bad("this is no URL");
    }
    if (uri.getHost() == null || !isSafe(uri)) {
      throw bad("alerts go by https, or by http to this machine only");
    }
    if (secretFile == null) {
      return new Webhook(uri, null);
    }
    byte[] secret = Files.readString(secretFile).strip().getBytes(StandardCharsets.UTF_8);
    if (secret.length < SHORTEST_SECRET) {
      throw new BadInput(
          secretFile.toString(), "", "a secret has at least 16 bytes", "Write a longer one.");
    }
    return new Webhook(uri, secret);
  }

  private static BadInput bad(String reason) {
    return new BadInput("--webhook", "", reason, "Write https://HOST/PATH.");
  }

  private static boolean isSafe(URI uri) {
    if ("https".equals(uri.getScheme())) {
      return true;
    }
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    boolean literal = host.matches("[0-9.]+|[0-9a-fA-F:]+");
    try {
      return "http".equals(uri.getScheme())
          && (host.equals("localhost")
              || (literal && InetAddress.getByName(host).isLoopbackAddress()));
    } catch (IOException _) {
      return false;
    }
  }

  /// Scheme, host and port.
  @Override
  public String name() {
    return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
  }

  @Override
  public String key() {
    return "webhook-" + Integer.toHexString(uri.toString().hashCode());
  }

  @Override
  public void take(String id, String line) throws IOException, InterruptedException {
    IOException last = new IOException("not tried");
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) {
        Thread.sleep(FIRST_PAUSE_MILLIS << (2 * (attempt - 1)));
      }
      try {
        send(id, line);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private void send(String id, String line) throws IOException, InterruptedException {
    String now = Long.toString(Instant.now().getEpochSecond());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("X-Entente-Alert", id)
            .header("X-Entente-Timestamp", now)
            .POST(HttpRequest.BodyPublishers.ofString(line));
    if (secret != null) {
      request.header("X-Entente-Signature", "sha256=" + signature(secret, now + "." + line));
    }
    HttpResponse<byte[]> response;
    try {
      response = http.send(request.build(), _ -> new BoundedBody(MOST_ANSWER_BYTES));
    } catch (IOException e) {
      throw new IOException("cannot reach " + name() + ": " + e.getMessage(), e);
    }
    if (response.statusCode() / 100 != 2) {
      throw new IOException(name() + " answers with HTTP status " + response.statusCode());
    }
  }

  private static String signature(byte[] secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

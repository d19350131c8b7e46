package org.entente.app.taxii;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.entente.app.node.BoundedBody;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.taxii.MediaTypes;
import org.jspecify.annotations.Nullable;

/// Asks one TAXII server, one request at a time, as slowly as it wishes. What it sends is bounded
/// in size and time; what fails in a way that may pass is asked again.
final class TaxiiLink implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(20);

  /// Leaves room for a page of a thousand large objects.
  private static final long LONGEST = 128L << 20;

  private static final int TOO_MANY = 429;

  /// What came back, with a status below 300 or between 400 and 499.
  ///
  /// @param last the date on which the last object of the page was added, as it is written
  record Reply(int status, JsonValue.Members body, Optional<String> last) {
    boolean isDone() {
      return status / 100 == 2;
    }

    /// What the server says of an error.
    String reason() {
      String title = body.optional("title").orElse("no reason given");
      String description = body.optional("description").map(text -> ", " + text).orElse("");
      String all = "status " + status + ", " + title + description;
      return all.length() > 300 ? all.substring(0, 300) + "…" : all;
    }
  }

  /// A failure that may pass: when to try again, or the reason to give up with.
  private static final class Passing extends Exception {
    private static final long serialVersionUID = 1;
    private final transient @Nullable Duration pause;

    Passing(String reason, @Nullable Duration pause, @Nullable Throwable cause) {
      super(reason, cause);
      this.pause = pause;
    }
  }

  private final HttpClient http;
  private final @Nullable String authorization;
  private final String agent;
  private final Pace pace;
  private final long longest;

  TaxiiLink(@Nullable SSLContext trust, @Nullable String authorization, String version, Pace pace) {
    this(trust, authorization, version, pace, LONGEST);
  }

  TaxiiLink(
      @Nullable SSLContext trust,
      @Nullable String authorization,
      String version,
      Pace pace,
      long longest) {
    this.authorization = authorization;
    this.agent = "entente/" + version;
    this.pace = pace;
    this.longest = longest;
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslParameters(parameters);
    if (trust != null) {
      builder.sslContext(trust);
    }
    http = builder.build();
  }

  Pace pace() {
    return pace;
  }

  /// Throws [BadInput] for an address to which no password should go.
  static URI checked(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
    String host = uri.getHost();
    boolean isRight =
        host != null
            && uri.getRawQuery() == null
            && uri.getRawUserInfo() == null
            && ("https".equals(uri.getScheme())
                || ("http".equals(uri.getScheme()) && isLoopback(host)));
    if (!isRight) {
      throw bad(null);
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return uri.resolve(path.endsWith("/") ? path : path + "/");
  }

  private static BadInput bad(@Nullable Throwable cause) {
    return new BadInput(
        "URL",
        "",
        "it must be https (http on a loopback address only), without user and query",
        "Give it like https://HOST/taxii2/",
        cause);
  }

  private static boolean isLoopback(String host) {
    try {
      return host.equals("localhost")
          || InetAddress.ofLiteral(host.replace("[", "").replace("]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  Reply get(URI uri) throws IOException {
    return ask(uri, null);
  }

  Reply post(URI uri, byte[] body) throws IOException {
    return ask(uri, body);
  }

  private Reply ask(URI uri, byte @Nullable [] body) throws IOException {
    try {
      for (int attempt = 0; ; attempt++) {
        try {
          return once(uri, body);
        } catch (Passing e) {
          if (attempt + 1 >= pace.attempts()) {
            throw new IOException(name(uri) + ": " + e.getMessage(), e);
          }
          Duration pause = e.pause == null ? pace.pause(attempt) : e.pause;
          if (pause.compareTo(pace.longest()) > 0) {
            throw new IOException(
                name(uri) + ": it asks us to come again in " + pause.toSeconds() + " seconds", e);
          }
          Thread.sleep(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(name(uri) + ": interrupted", e);
    }
  }

  private Reply once(URI uri, byte @Nullable [] body)
      throws IOException, InterruptedException, Passing {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(pace.request())
            .header("Accept", MediaTypes.TAXII)
            .header("User-Agent", agent);
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (body != null) {
      request
          .header("Content-Type", MediaTypes.TAXII)
          .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }
    HttpResponse<byte[]> response = send(uri, request.build());
    int status = response.statusCode();
    if (status == TOO_MANY || status >= 500) {
      Duration pause =
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(value -> Pace.retryAfter(value, Instant.now()))
              .orElse(null);
      throw new Passing("it answers with status " + status, pause, null);
    }
    if (status / 100 == 3) {
      String to = response.headers().firstValue("Location").orElse("nowhere");
      throw refused(uri, "it sends us on to " + to, "Give that address, if you trust it");
    }
    if (status == 401) {
      throw refused(uri, "it doesn't let us in", "Give --user, or --token-file");
    }
    if (status / 100 == 2) {
      return new Reply(
          status,
          document(uri, response),
          response.headers().firstValue("X-TAXII-Date-Added-Last"));
    }
    return new Reply(status, error(response), Optional.empty());
  }

  private HttpResponse<byte[]> send(URI uri, HttpRequest request)
      throws IOException, InterruptedException, Passing {
    CompletableFuture<HttpResponse<byte[]>> sent =
        http.sendAsync(request, _ -> new BoundedBody(longest));
    try {
      return sent.get(pace.request().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new Passing("it takes too long to answer", null, e);
    } catch (InterruptedException e) {
      sent.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      String reason = cause == null || cause.getMessage() == null ? "" : cause.getMessage();
      if (cause instanceof BoundedBody.TooLong) {
        throw refused(uri, "it answers with " + reason, "Ask for less: --limit");
      }
      if (cause instanceof SSLException) {
        throw new IOException(
            name(uri) + ": no TLS with it (" + reason + "); see --trust and --pin", e);
      }
      String kind = cause == null ? "failure" : cause.getClass().getSimpleName();
      throw new Passing("it can't be reached, or broke off: " + kind + " " + reason, null, e);
    }
  }

  private static JsonValue.Members document(URI uri, HttpResponse<byte[]> response) throws Passing {
    String type = response.headers().firstValue("Content-Type").orElse("no type");
    String bare = type.replace(" ", "").toLowerCase(Locale.ROOT);
    boolean isTaxii = bare.startsWith("application/taxii+json");
    boolean isOther = isTaxii && bare.contains("version=") && !bare.contains("version=2.1");
    if (isOther || (!isTaxii && !bare.startsWith("application/json"))) {
      throw refused(uri, "it answers with " + type + ", not TAXII 2.1", "Check the address");
    }
    try {
      if (JsonReader.parse(name(uri), response.body()) instanceof JsonValue.Members members) {
        return members;
      }
    } catch (BadInput e) {
      throw new Passing("its answer is no JSON: " + e.reason(), null, e);
    }
    throw refused(uri, "its answer is no object", "Check the address");
  }

  private static JsonValue.Members error(HttpResponse<byte[]> response) {
    try {
      return JsonReader.parse("error", response.body()) instanceof JsonValue.Members members
          ? members
          : JsonValue.Members.NONE;
    } catch (BadInput _) {
      return JsonValue.Members.NONE;
    }
  }

  static BadInput refused(URI uri, String reason, String next) {
    return new BadInput(name(uri), "", reason, next);
  }

  /// Without query: a cursor is no name.
  private static String name(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

package org.entente.app.oidc;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.entente.app.node.BoundedBody;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// Asks a provider: no redirect is followed, and what it sends is bounded in size and time.
/// Throws [Unreachable] for an answer that is none.
final class ProviderLink implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// For so long what failed isn't asked again: of those who wait in line none waits twice.
  private static final long FAILED_NANOS = 5_000_000_000L;

  private record Failure(String reason, long at) {}

  private final HttpClient http;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Map<URI, Failure> failed = new ConcurrentHashMap<>();

  /// @param trusted null for what the JDK trusts
  /// @param patience for a whole answer, however slowly it comes
  ProviderLink(@Nullable SSLContext trusted, Duration patience, LongSupplier nanos) {
    this.patience = patience;
    this.nanos = nanos;
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .sslParameters(parameters);
    if (trusted != null) {
      builder.sslContext(trusted);
    }
    http = builder.build();
  }

  /// What came back.
  record Reply(int status, JsonValue.Members body) {}

  /// Throws [Unreachable] for any other status than 200.
  JsonValue.Members get(URI uri, int longest) {
    Failure before = failed.get(uri);
    if (before != null && nanos.getAsLong() - before.at() < FAILED_NANOS) {
      throw new Unreachable(before.reason());
    }
    try {
      Reply reply = ask(HttpRequest.newBuilder(uri).GET(), longest);
      if (reply.status() != 200) {
        throw new Unreachable(uri + " answers " + reply.status());
      }
      failed.remove(uri);
      return reply.body();
    } catch (Unreachable e) {
      failed.put(uri, new Failure(e.reason(), nanos.getAsLong()));
      throw e;
    }
  }

  /// @param authorization empty for none
  Reply post(URI uri, String form, String authorization, int longest) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return ask(request, longest);
  }

  private Reply ask(HttpRequest.Builder builder, int longest) {
    HttpRequest request = builder.timeout(patience).header("Accept", "application/json").build();
    String where = request.uri().toString();
    // The timeout of a request ends with its headers; a body may come byte by byte.
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request, _ -> new BoundedBody(longest));
    try {
      HttpResponse<byte[]> response = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(response.statusCode(), object(where, response));
    } catch (TimeoutException _) {
      throw new Unreachable(where + ": " + late());
    } catch (ExecutionException e) {
      throw new Unreachable(where + ": " + reason(e.getCause()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Unreachable(where + ": the node ends");
    } finally {
      asked.cancel(true);
    }
  }

  private String late() {
    return "it does not answer in " + patience.toMillis() + " ms";
  }

  private String reason(@Nullable Throwable cause) {
    return switch (cause) {
      case BoundedBody.TooLong e -> "its answer has " + e.getMessage();
      case HttpTimeoutException _ -> late();
      case SSLException e -> "its certificate is not trusted: " + e.getMessage();
      case IOException e -> e.getMessage() == null ? "it can't be reached" : e.getMessage();
      case null, default -> "it can't be asked";
    };
  }

  private static JsonValue.Members object(String where, HttpResponse<byte[]> response) {
    try {
      if (JsonReader.parse(where, response.body()) instanceof JsonValue.Members members) {
        return members;
      }
    } catch (BadInput _) {
      // As below.
    }
    if (response.statusCode() != 200) {
      return JsonValue.Members.NONE;
    }
    throw new Unreachable(where + " answers with no JSON object");
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}

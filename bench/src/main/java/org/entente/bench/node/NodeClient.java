package org.entente.bench.node;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// Asks a node over HTTP, believing its own authority only. One connection for each request that
/// is under way.
final class NodeClient implements AutoCloseable {
  static final String TAXII = "application/taxii+json;version=2.1";
  static final String JSON = "application/json";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final String url;

  NodeClient(NodeProcess node) throws IOException {
    url = node.url();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .executor(Executors.newVirtualThreadPerTaskExecutor());
    if (url.startsWith("https")) {
      builder.sslContext(trusting(node.home().resolve("tls").resolve("ca.pem")));
    }
    client = builder.build();
  }

  private static SSLContext trusting(Path authority) throws IOException {
    try (InputStream in = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(authority + ": " + e.getMessage(), e);
    }
  }

  private HttpRequest.Builder to(String path, Map<String, String> headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    headers.forEach(builder::header);
    return builder;
  }

  HttpResponse<String> get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return client.send(to(path, headers).build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest request =
        to(path, headers).method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /// A stream that stays open; whoever asked closes it.
  HttpResponse<InputStream> open(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return client.send(to(path, headers).build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /// Does what an administrator does. Throws [IOException] when it is refused.
  JsonValue.Members admin(NodeProcess node, String action, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(
            "POST",
            "/x/admin/" + action,
            body,
            Map.of("Authorization", "Bearer " + node.token(), "Content-Type", JSON));
    if (answer.statusCode() != 200) {
      throw new IOException(action + ": " + answer.statusCode() + " " + answer.body());
    }
    return (JsonValue.Members) JsonReader.parse(action, answer.body());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}

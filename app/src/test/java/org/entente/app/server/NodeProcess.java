package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.entente.app.server.home.Certificates;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.jspecify.annotations.Nullable;

/// A node as a process of its own, which can be killed.
public final class NodeProcess implements AutoCloseable {
  public final NodeHome home;
  public final String name;
  private final Path folder;
  private final int port;
  private final HttpClient client;
  private volatile @Nullable Process process;

  public NodeProcess(Path folder, String name, String country, Map<String, String> keys)
      throws IOException {
    this(folder, name, country, true, keys);
  }

  public NodeProcess(
      Path folder, String name, String country, boolean isHttp, Map<String, String> keys)
      throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    this.folder = folder;
    this.name = name;
    home = NodeHome.make(folder, new NodeSettings(name, country, "127.0.0.1", port, isHttp, keys));
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    client =
        isHttp ? builder.build() : builder.sslContext(Certificates.trusting(home.tls())).build();
  }

  public String scheme() {
    return home.settings().isHttp() ? "http" : "https";
  }

  public int port() {
    return port;
  }

  public Path folder() {
    return folder;
  }

  public String country() {
    return home.settings().country();
  }

  public String vkey() {
    return home.identity().key().verifier().toString();
  }

  /// Starts it on its own folder; returns when it answers.
  public void start() throws IOException {
    Process started = start(folder);
    process = started;
    String line = started.inputReader(UTF_8).readLine();
    assertThat(line).as(name).isNotNull().contains("ready");
  }

  /// Of a node on any folder, which may refuse to start: what a copy complains of stands apart.
  public Process start(Path on) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "org.entente.app.Entente",
            "node",
            "run",
            "--dir",
            on.toString())
        .redirectError(
            ProcessBuilder.Redirect.appendTo(
                folder.resolveSibling(on.equals(folder) ? "err" : "err-of-copies").toFile()))
        .start();
  }

  /// As a power cut would end it.
  public void kill() throws InterruptedException {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      assertThat(running.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    process = null;
  }

  /// Sends as the node's own people would. Throws when nothing answers.
  public HttpResponse<String> send(String path, String key, String body)
      throws IOException, InterruptedException {
    return send(port, path, key, body);
  }

  /// To a copy of it on another port.
  public HttpResponse<String> send(int at, String path, String key, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme() + "://127.0.0.1:" + at + path))
            .timeout(Duration.ofSeconds(20))
            .header("Authorization", "Bearer " + home.keys().adminToken());
    if (!body.isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", key)
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
  }
}

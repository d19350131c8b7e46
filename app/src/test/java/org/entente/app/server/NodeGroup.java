package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.CREATED;
import static org.entente.app.server.MadeObjects.action;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.partner.Fetching;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.NodeStore;

/// Nodes that run within a test, each in a folder of its own.
public final class NodeGroup implements AutoCloseable {
  public final List<Running> running = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Path folder;
  private final TestStore kept;

  public NodeGroup(Path folder) {
    this(folder, TestStore.SQLITE);
  }

  public NodeGroup(Path folder, TestStore kept) {
    this.folder = folder;
    this.kept = kept;
  }

  /// A node that runs within the test.
  public record Running(
      String name, NodeHome home, NodeStore store, Node node, NodeServer server, Fetching fetching)
      implements AutoCloseable {
    @Override
    public void close() {
      node.end();
      fetching.close();
      server.close();
      try {
        store.close();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    public String url() {
      return home.settings().url();
    }

    public String vkey() {
      return home.identity().key().verifier().toString();
    }
  }

  @Override
  public void close() {
    running.forEach(Running::close);
    client.close();
  }

  public Running start(String name, String country, boolean isHttp) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    NodeHome.make(
        folder.resolve(name),
        new NodeSettings(name, country, "127.0.0.1", port, isHttp, kept.keys()));
    return run(name);
  }

  public Running run(String name) throws IOException {
    NodeHome home = NodeHome.open(folder.resolve(name));
    NodeStore store = home.store();
    Node node = new Node(home, store);
    NodeServer server = new NodeServer(node);
    Fetching fetching = new Fetching(node);
    server.start();
    fetching.start();
    Running one = new Running(name, home, store, node, server, fetching);
    running.add(one);
    return one;
  }

  public static void know(Running one, Running other) {
    new NodeActions(one.node())
        .perform(
            "partner",
            action(
                "name",
                other.name(),
                "country",
                other.home().settings().country(),
                "url",
                other.url(),
                "vkey",
                other.vkey()));
  }

  public static void user(Running at, String name, String partner) {
    new NodeActions(at.node())
        .perform("user", action("name", name, "password", "secret", "partner", partner));
  }

  public HttpResponse<String> send(Running at, String path, String authorization, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(at.url() + path))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", authorization);
    if (!body.isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(body));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public JsonValue.Members ask(Running at, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(at, path, "Bearer " + at.home().keys().adminToken(), body);
    assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
    return (JsonValue.Members) JsonReader.parse(path, response.body());
  }

  public static String marking(int number, String... countries) {
    return """
    {"type":"marking-definition","spec_version":"2.1",
    "id":"marking-definition--%08x-0000-4000-8000-000000000000","created":"%s",
    "extensions":{"%s":{"extension_type":"property-extension","releasable_to":["%s"]}}}\
    """
        .formatted(
            number,
            CREATED,
            org.entente.exchange.release.Markings.OWN,
            String.join("\",\"", countries));
  }

  public static String id(String type, int number) {
    return "%s--%08x-0000-4000-8000-000000000000".formatted(type, number);
  }

  public static String bundle(String... objects) {
    return MadeObjects.bundle(List.of(objects));
  }

  public static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(20);
    }
  }

  public static long received(Running at, String from) {
    return at.node().inbox().standing(at.node().partners().named(from).orElseThrow()).size();
  }

  public static long acknowledged(Running at, String by) {
    return at.node().outbox().standing(by).acknowledged();
  }

  public boolean holds(Path below, String text) throws IOException {
    byte[] plain = text.getBytes(UTF_8);
    List<String> forms = new ArrayList<>();
    forms.add(new String(plain, java.nio.charset.StandardCharsets.ISO_8859_1));
    forms.add(Base64.getEncoder().encodeToString(plain).substring(0, 20));
    try (Stream<Path> files = Files.walk(below)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String all =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        if (forms.stream().anyMatch(all::contains)) {
          return true;
        }
      }
    }
    String url = NodeHome.open(below).settings().keys().get(NodeSettings.DATABASE);
    String hex = HexFormat.of().formatHex(plain);
    return url != null && (TestStore.holds(url, text) || TestStore.holds(url, hex));
  }

  public void three(boolean isHttp) throws IOException {
    Running us = start("us", "USA", isHttp);
    Running kr = start("kr", "KOR", isHttp);
    Running jp = start("jp", "JPN", isHttp);
    for (Running one : List.of(us, kr, jp)) {
      for (Running other : List.of(us, kr, jp)) {
        if (!one.name().equals(other.name())) {
          know(one, other);
        }
      }
    }
  }
}

package org.entente.app.server.taxii;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.io.ByteArrayInputStream;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.Node;
import org.entente.app.server.TestStore;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Every obligation of the table, asked of a node: by Java's client, and by curl and openssl, which
/// we did not write, where they are at hand.
@ParameterizedClass
@EnumSource(TestStore.class)
class TaxiiTableTest {
  private static final String ID = "7a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11";
  private static final String FIRST = "indicator--00000000-0000-4000-8000-000000000000";
  private static final Path REFERENCE = Path.of("..", "docs", "reference", "taxii.md");

  @Parameter private TestStore kept = TestStore.SQLITE;
  @TempDir private Path folder;

  /// Sends a request as somebody.
  private interface Client {
    TaxiiReply ask(TaxiiRow row, String url, String body) throws Exception;
  }

  /// A node that runs within the test.
  private record Running(String url, NodeStore store, NodeServer server) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      server.close();
      store.close();
    }
  }

  private Running start(String name, boolean isHttp) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> keys = kept.keys(Map.of("taxii.max-content", "100000"));
    NodeHome home =
        NodeHome.make(
            folder.resolve(name), new NodeSettings("us", "USA", "127.0.0.1", port, isHttp, keys));
    NodeStore store = home.store();
    Node node = new Node(home, store);
    NodeActions actions = new NodeActions(node);
    for (String person : List.of("kim", "see", "read", "write", "member")) {
      actions.perform("user", action("name", person, "password", "right"));
    }
    actions.perform(
        "collection",
        action("title", "All", "id", ID, "alias", "all", "accept", "any")
            .with("see", JsonValue.texts(List.of("see")))
            .with("read", JsonValue.texts(List.of("kim", "read")))
            .with("write", JsonValue.texts(List.of("kim", "write"))));
    NodeServer server = new NodeServer(node);
    server.start();
    return new Running(home.settings().url(), store, server);
  }

  private static String object(String id, String spec, String modified) {
    return """
    {"type":"indicator",%s"id":"%s","created":"2020-01-01T00:00:00.000Z","modified":"%s"}\
    """
        .formatted(spec, id, modified);
  }

  private static String body(String name) {
    String one = object(FIRST, "\"spec_version\":\"2.1\",", "2020-01-01T00:00:00.000Z");
    return switch (name) {
      case "" -> "";
      case "one" -> "{\"objects\":[" + one + "]}";
      case "three" -> three(one);
      case "other" -> "{\"objects\":[" + one.replace("}", ",\"name\":\"another\"}") + "]}";
      case "bundle" -> MadeObjects.bundle(List.of(one));
      case "text" -> "not json";
      case "twice" -> "{\"objects\":[],\"objects\":[]}";
      case "large" -> "{\"objects\":[" + " ".repeat(100_001) + one + "]}";
      default -> throw new IllegalArgumentException(name);
    };
  }

  /// Two versions of the first, which is in STIX 2.0, too; two others; an observable without times.
  private static String three(String one) {
    List<String> all = new ArrayList<>(List.of(one));
    String spec = "\"spec_version\":\"2.1\",";
    all.add(object(FIRST, spec, "2020-01-02T00:00:00.000Z"));
    all.add(object(FIRST, "", "2020-01-03T00:00:00.000Z"));
    for (int i = 1; i <= 2; i++) {
      String id = FIRST.substring(0, FIRST.length() - 1) + i;
      all.add(object(id, spec, "2020-01-01T00:00:00.000Z"));
    }
    all.add(object(FIRST.substring(0, FIRST.length() - 1) + 1, spec, "2020-01-02T00:00:00.000Z"));
    all.add(
        """
        {"type":"url","spec_version":"2.1","id":"url--00000000-0000-4000-8000-000000000000",\
        "value":"http://x.example/"}\
        """);
    return "{\"objects\":[" + String.join(",", all) + "]}";
  }

  private void run(Client client) throws Exception {
    Map<String, String> kept = new HashMap<>();
    kept.put("A", "/api/collections/" + ID + "/");
    kept.put("ID", ID);
    kept.put("FIRST", FIRST);
    try (Running node = start("node", true)) {
      for (TaxiiRow row : TaxiiRow.all()) {
        if (!row.isOfTls()) {
          String url = node.url() + TaxiiReply.fill(row.target(), kept);
          client.ask(row, url, body(row.body())).check(row, kept);
        }
      }
    }
  }

  @Test
  void aNodeMeetsEveryRow() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      run((row, url, body) -> java(client, row, url, body));
    }
  }

  private static TaxiiReply java(HttpClient client, TaxiiRow row, String url, String body)
      throws Exception {
    boolean isChunked = row.header().startsWith("Transfer-Encoding");
    HttpRequest.BodyPublisher sent =
        isChunked
            ? HttpRequest.BodyPublishers.ofInputStream(
                () -> new ByteArrayInputStream(body.getBytes(UTF_8)))
            : HttpRequest.BodyPublishers.ofString(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url.replace("[", "%5B").replace("]", "%5D")))
            .timeout(Duration.ofSeconds(20))
            .method(row.method(), sent);
    if (!row.who().equals("nobody")) {
      request.header("Authorization", StandingNode.basic(name(row), password(row)));
    }
    String header = isChunked ? "" : row.header();
    if (!header.startsWith("Accept")) {
      request.header("Accept", "application/taxii+json;version=2.1");
    }
    if (!body.isEmpty() && !header.startsWith("Content-Type")) {
      request.header("Content-Type", "application/taxii+json;version=2.1");
    }
    if (!header.isEmpty() && !header.endsWith(":")) {
      request.header(header.split(": ", 2)[0], header.split(": ", 2)[1]);
    }
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    Map<String, String> headers = new TreeMap<>();
    response.headers().map().forEach((name, values) -> headers.put(lower(name), values.getFirst()));
    return new TaxiiReply(response.statusCode(), headers, response.body());
  }

  private static String name(TaxiiRow row) {
    return row.who().equals("wrong") ? "stranger" : row.who();
  }

  private static String password(TaxiiRow row) {
    return row.who().equals("wrong") ? "guessed" : "right";
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  @Test
  void curlIsAnsweredTheSame() throws Exception {
    assumeAtHand("curl");
    run(this::curl);
  }

  private static void assumeAtHand(String program) {
    boolean isThere =
        List.of("/usr/bin/", "/usr/local/bin/", "/bin/").stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place + program)));
    Assumptions.assumeTrue(isThere, () -> "skipped: no " + program + " here");
  }

  private TaxiiReply curl(TaxiiRow row, String url, String body) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of("curl", "-s", "-i", "-g", "--max-time", "20", "-X", row.method(), url));
    if (!row.who().equals("nobody")) {
      command.addAll(List.of("-u", name(row) + ":" + password(row)));
    }
    if (!row.header().startsWith("Accept")) {
      command.addAll(List.of("-H", "Accept: application/taxii+json;version=2.1"));
    }
    if (!body.isEmpty()) {
      Path file = Files.writeString(folder.resolve("body"), body);
      command.addAll(List.of("--data-binary", "@" + file, "-H", "Expect:"));
      if (!row.header().startsWith("Content-Type")) {
        command.addAll(List.of("-H", "Content-Type: application/taxii+json;version=2.1"));
      }
    }
    if (!row.header().isEmpty()) {
      command.addAll(List.of("-H", row.header()));
    }
    return reply(output(command));
  }

  private static TaxiiReply reply(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    assertThat(end).as(answer).isPositive();
    List<String> lines = answer.substring(0, end).lines().toList();
    Map<String, String> headers = new TreeMap<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] pair = line.split(": ?", 2);
      headers.put(lower(pair[0]), pair[1]);
    }
    int status = Integer.parseInt(lines.getFirst().split(" ", 3)[1]);
    return new TaxiiReply(status, headers, answer.substring(end + 4));
  }

  private static String output(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    String text = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return text;
  }

  @Test
  void opensslConnectsByNewVersionsOnly() throws Exception {
    assumeAtHand("openssl");
    try (Running node = start("tls", false)) {
      for (TaxiiRow row : TaxiiRow.all()) {
        if (row.isBy("openssl")) {
          List<String> command = new ArrayList<>(List.of(row.request().split(" ")));
          command.addAll(List.of("-connect", URI.create(node.url()).getAuthority()));
          if (!command.contains("-cipher")) {
            command.addAll(List.of("-cipher", "ALL:@SECLEVEL=0"));
          }
          boolean isConnected = output(command).contains("BEGIN CERTIFICATE");
          assertThat(isConnected ? "connected" : "refused").as(row.line()).isEqualTo(row.answer());
        }
      }
    }
  }

  @Test
  void curlGetsTheVersionOfHttpThatItOffers() throws Exception {
    assumeAtHand("curl");
    try (Running node = start("tls", false)) {
      for (TaxiiRow row : TaxiiRow.all()) {
        if (row.isBy("curl")) {
          List<String> command = new ArrayList<>(List.of(row.request().split(" ", -1)));
          command.addAll(List.of("-s", "-k", "-o", "/dev/null", "--max-time", "20"));
          command.addAll(List.of("-w", "%{http_version} %{http_code}"));
          command.addAll(List.of("-u", name(row) + ":" + password(row), node.url() + "/taxii2/"));
          assertThat(output(command)).as(row.line()).isEqualTo(row.answer());
        }
      }
    }
  }

  @Test
  void theReferencePrintsTheSameTable() throws IOException {
    String printed = TaxiiRow.all().stream().map(TaxiiRow::line).collect(Collectors.joining("\n"));
    assertThat(Files.readString(REFERENCE)).contains(printed);
  }
}

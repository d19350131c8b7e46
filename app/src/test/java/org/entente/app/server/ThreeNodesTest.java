package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.CREATED;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.indicator;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.LogFolder;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes on one machine that release to each other.
class ThreeNodesTest {
  /// Whatever stands in something withheld: it must be nowhere else.
  private static final String CANARY = "Canary-7f3a91-withheld";

  @TempDir private Path folder;
  private final List<Running> running = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();

  /// A node that runs within the test.
  private record Running(
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

    String url() {
      return home.settings().url();
    }

    String vkey() {
      return home.identity().key().verifier().toString();
    }
  }

  @AfterEach
  void stopAll() {
    running.forEach(Running::close);
    client.close();
  }

  private Running start(String name, String country, boolean isHttp) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    NodeHome.make(
        folder.resolve(name), new NodeSettings(name, country, "127.0.0.1", port, isHttp, Map.of()));
    return run(name);
  }

  private Running run(String name) throws IOException {
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

  private static void know(Running one, Running other) {
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

  private static void user(Running at, String name, String partner) {
    new NodeActions(at.node())
        .perform("user", action("name", name, "password", "secret", "partner", partner));
  }

  private HttpResponse<String> send(Running at, String path, String authorization, String body)
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

  private JsonValue.Members ask(Running at, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send(at, path, "Bearer " + at.home().keys().adminToken(), body);
    assertThat(response.statusCode()).as(response.body()).isIn(200, 201);
    return (JsonValue.Members) JsonReader.parse(path, response.body());
  }

  private static String marking(int number, String... countries) {
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

  private static String id(String type, int number) {
    return "%s--%08x-0000-4000-8000-000000000000".formatted(type, number);
  }

  private static String bundle(String... objects) {
    return MadeObjects.bundle(List.of(objects));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static long received(Running at, String from) {
    return at.node().inbox().standing(at.node().partners().named(from).orElseThrow()).size();
  }

  private static long acknowledged(Running at, String by) {
    return at.node().outbox().standing(by).acknowledged();
  }

  private boolean holds(Path below, String text) throws IOException {
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
    return false;
  }

  private void three(boolean isHttp) throws IOException {
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

  @Test
  void eachPartnerGetsWhatItMayHaveAndNothingOfTheRest() throws Exception {
    three(true);
    Running us = running.get(0);
    Running kr = running.get(1);
    Running jp = running.get(2);
    String toJapan = marking(1, "JPN", "USA");
    String body =
        "{\"to\":[\"jp\",\"kr\"],\"bundle\":"
            + bundle(
                toJapan,
                indicator(1, "for both", Tlp.AMBER.id()),
                indicator(2, CANARY, id("marking-definition", 1)),
                indicator(3, CANARY + " unmarked", ""),
                indicator(4, "named people " + CANARY, Tlp.RED.id()))
            + "}";
    JsonValue.Members preview = ask(us, "/x/releases/preview", body);
    assertThat(preview.items("released")).hasSize(4);
    assertThat(us.node().outbox().standing("jp").sent()).isZero();
    JsonValue.Members answer = ask(us, "/x/releases", body);
    assertThat(answer).isEqualTo(preview);
    assertThat(answer.items("withheld")).hasSize(6);

    await(() -> received(jp, "us") == 3 && received(kr, "us") == 1);
    await(() -> acknowledged(us, "jp") == 3 && acknowledged(us, "kr") == 1);
    JsonValue.Members got = ask(jp, "/x/received?from=us", "");
    assertThat(got.items("items"))
        .extracting(one -> ((JsonValue.Members) one).text("id"))
        .containsExactly(id("indicator", 1), id("marking-definition", 1), id("indicator", 2));
    JsonValue.Members first = (JsonValue.Members) got.items("items").getFirst();
    assertThat(first.members("object").text("name")).isEqualTo("for both");
    assertThat(holds(folder.resolve("jp"), CANARY)).isTrue();
    assertThat(holds(folder.resolve("jp"), CANARY + " unmarked")).isFalse();
    assertThat(holds(folder.resolve("kr"), CANARY)).isFalse();
    assertThat(holds(folder.resolve("kr"), "marking-definition--00000001")).isFalse();
  }

  @Test
  void whatNamesSomethingWithheldStays() throws Exception {
    three(true);
    Running us = running.get(0);
    String relationship =
        """
        {"type":"relationship","spec_version":"2.1","id":"%s","created":"%s","modified":"%s",
        "relationship_type":"related-to","source_ref":"%s","target_ref":"%s",
        "object_marking_refs":["%s"]}\
        """
            .formatted(
                id("relationship", 9),
                CREATED,
                CREATED,
                id("indicator", 1),
                id("indicator", 2),
                Tlp.GREEN.id());
    ask(us, "/x/items", bundle(indicator(2, "kept", "")));
    String note = indicator(5, "see " + id("indicator", 2), Tlp.GREEN.id());
    JsonValue.Members answer =
        ask(
            us,
            "/x/releases",
            "{\"to\":[\"jp\"],\"bundle\":"
                + bundle(indicator(1, "one end", Tlp.GREEN.id()), relationship, note)
                + "}");
    assertThat(answer.items("released"))
        .extracting(one -> ((JsonValue.Members) one).text("id"))
        .containsExactly(id("indicator", 1));
    assertThat(answer.items("withheld"))
        .extracting(one -> ((JsonValue.Members) one).text("reason"))
        .allMatch(reason -> reason.contains(id("indicator", 2)));
  }

  @Test
  void aRevocationReachesThePartnerAndIsAcknowledged() throws Exception {
    three(true);
    Running us = running.get(0);
    Running jp = running.get(2);
    user(us, "yuki", "jp");
    String key = "Basic " + Base64.getEncoder().encodeToString("yuki:secret".getBytes(UTF_8));
    ask(
        us,
        "/x/releases",
        "{\"to\":[\"jp\"],\"bundle\":"
            + bundle(indicator(1, "withdrawn later", Tlp.GREEN.id()))
            + "}");
    await(() -> acknowledged(us, "jp") == 1);
    String objects = "/api/collections/released/objects/";
    assertThat(send(us, objects, key, "").body()).contains("withdrawn later");
    assertThat(send(us, "/log/kr/checkpoint", key, "").statusCode()).isEqualTo(404);
    assertThat(send(us, "/x/status", key, "").statusCode()).isEqualTo(404);
    String checkpoint = send(us, "/log/jp/checkpoint", key, "").body();
    assertThat(checkpoint).startsWith("entente/us/released/jp\n1\n").contains("— entente/jp ");

    JsonValue.Members answer =
        ask(us, "/x/revocations", "{\"to\":[\"jp\"],\"ids\":[\"" + id("indicator", 1) + "\"]}");
    assertThat(answer.items("released")).hasSize(1);
    await(() -> acknowledged(us, "jp") == 2);
    List<JsonValue> items = ask(jp, "/x/received?from=us&after=-1", "").items("items");
    assertThat(items)
        .extracting(one -> ((JsonValue.Members) one).text("action"))
        .containsExactly("release", "revoke");
    assertThat(((JsonValue.Members) items.getFirst()).get("object"))
        .isInstanceOf(JsonValue.Null.class);
    assertThat(send(us, objects, key, "").body()).doesNotContain("withdrawn later");
    // What was acknowledged as taken back is in nobody's answers, and the log still verifies.
    for (Running holder : List.of(us, jp)) {
      Path out = folder.resolve("out-" + holder.name());
      holder.store().logExport(holder.home().identity()).write("entente/us/released/jp", out);
      LogFolder.Verified verified = LogFolder.verify(out);
      assertThat(verified.checkpoint().size()).isEqualTo(2);
      assertThat(verified.withdrawn()).isEqualTo(1);
    }
    assertThat(LogFolder.verify(folder.resolve("out-us")).witnesses())
        .containsExactly("entente/jp");
  }

  @Test
  void nothingLeavesForAPartnerThatIsSuspended() throws Exception {
    three(true);
    Running us = running.get(0);
    Running jp = running.get(2);
    NodeActions actions = new NodeActions(us.node());
    actions.perform("partner-state", action("name", "jp", "state", "suspended"));
    String body =
        "{\"to\":[\"jp\"],\"bundle\":" + bundle(indicator(1, CANARY, Tlp.GREEN.id())) + "}";
    assertThat(ask(us, "/x/releases", body).items("released")).isEmpty();
    assertThat(holds(folder.resolve("jp"), CANARY)).isFalse();
    actions.perform("partner-state", action("name", "jp", "state", "active"));
    assertThat(ask(us, "/x/releases", body).items("released")).hasSize(1);
    await(() -> received(jp, "us") == 1);
  }

  @Test
  void aNodeThatWasAwayCatchesUpOverTls() throws Exception {
    Running us = start("us", "USA", false);
    Running jp = start("jp", "JPN", false);
    know(us, jp);
    know(jp, us);
    List<String> objects = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      objects.add(indicator(i, "number " + i, Tlp.CLEAR.id()));
    }
    jp.close();
    running.remove(jp);
    Map<String, JsonValue> wish = new LinkedHashMap<>();
    wish.put("to", JsonValue.texts(List.of("jp")));
    wish.put("bundle", JsonReader.parse("bundle", bundle(objects.toArray(String[]::new))));
    assertThat(
            us.node()
                .outbox()
                .release(
                    "key",
                    List.of("jp"),
                    List.of(),
                    new JsonValue.Members(wish).members("bundle").items("objects"),
                    result -> new NodeStore.Answered(201, "" + result.released().size()))
                .body())
        .isEqualTo("300");
    Running again = run("jp");
    await(() -> received(again, "us") == 300);
    await(() -> acknowledged(us, "jp") == 300);
    Path out = folder.resolve("out");
    again.store().logExport(again.home().identity()).write("entente/us/released/jp", out);
    assertThat(LogFolder.verify(out).checkpoint().size()).isEqualTo(300);
    Path entry = out.resolve("objects").toAbsolutePath();
    try (Stream<Path> files = Files.list(entry)) {
      Path one = files.findFirst().orElseThrow();
      Files.writeString(one, Files.readString(one).replace("number", "NUMBER"));
    }
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> LogFolder.verify(out))
        .hasMessageContaining("another hash");
  }

  @Test
  void aCopyOfARunningNodeIsTheSameToTheByteOrRefused() throws Exception {
    Running us = start("us", "USA", true);
    ask(us, "/x/items", bundle(indicator(1, "kept", "")));
    Path copy = folder.resolve("copy");
    Map<String, String> saved = new BackupFolder(copy).write(folder.resolve("us"));
    assertThat(saved).containsKeys("node.db", "node.json", "secret");
    ask(us, "/x/items", bundle(indicator(2, "later", "")));
    Path home = folder.resolve("again");
    new BackupFolder(copy).restore(home);
    for (String name : saved.keySet()) {
      assertThat(Files.mismatch(copy.resolve(name), home.resolve(name))).isEqualTo(-1);
    }
    try (NodeStore store = NodeHome.open(home).store()) {
      assertThat(store.nationalCount()).isEqualTo(1);
    }
    byte[] bytes = Files.readAllBytes(copy.resolve("node.db"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(copy.resolve("node.db"), bytes);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> new BackupFolder(copy).restore(folder.resolve("third")))
        .hasMessageContaining("node.db");
    assertThat(folder.resolve("third")).doesNotExist();
  }
}

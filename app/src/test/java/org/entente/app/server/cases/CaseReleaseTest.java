package org.entente.app.server.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.entente.app.server.Node;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.door.NodeServer;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.app.server.partner.Fetching;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.NodeStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A case on its way from one node to another and back, by release and by file.
class CaseReleaseTest {
  private static final String CANARY = "Canary-51d0-withheld";

  private static final String TRACE =
      "{\"method\":\"fifo\",\"network\":\"ethereum\",\"starts\":[],\"conserved\":true,\"ends\":[{"
          + "\"at\":\"0x00000000000000000000000000000000000000aa@ETH\",\"asset\":\"ETH\","
          + "\"amount\":\"401346768000000000000000\"}]}";

  /// A node that runs within the test.
  private record Running(NodeHome home, NodeStore store, Node node, NodeServer server)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      node.end();
      server.close();
      store.close();
    }
  }

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Running> running = new ArrayList<>();
  private Running us;
  private Running jp;

  @BeforeEach
  void start() throws IOException {
    us = start("us", "USA");
    jp = start("jp", "JPN");
    know(us, jp);
    know(jp, us);
    for (Running one : running) {
      perform(one, "person-add", "name", "ann", "role", "analyst", "password", "right");
      perform(one, "person-add", "name", "bob", "role", "approver", "password", "right");
    }
  }

  @AfterEach
  void stop() throws IOException {
    for (Running one : running) {
      one.close();
    }
    client.close();
  }

  /// Whether a text stands in any file of a node, plain or in base64.
  private boolean holds(String name, String text) throws IOException {
    String coded = Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    String stem = coded.substring(0, coded.length() - 1);
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String all = Files.readString(file, ISO_8859_1);
        if (all.contains(text) || all.contains(stem)) {
          return true;
        }
      }
      return false;
    }
  }

  private Running start(String name, String country) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    NodeHome home =
        NodeHome.make(
            folder.resolve(name),
            new NodeSettings(name, country, "127.0.0.1", port, true, Map.of()));
    NodeStore store = home.store();
    Node node = new Node(home, store);
    NodeServer server = new NodeServer(node);
    server.start();
    Running one = new Running(home, store, node, server);
    running.add(one);
    return one;
  }

  private static void know(Running one, Running other) {
    perform(
        one,
        "partner",
        "name",
        other.home().settings().name(),
        "country",
        other.home().settings().country(),
        "url",
        other.home().settings().url(),
        "vkey",
        other.home().identity().key().verifier().toString());
  }

  private static JsonValue.Members perform(Running at, String action, String... with) {
    return new NodeActions(at.node()).perform(action, action(with));
  }

  private JsonValue.Members release(Running at, String to) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(at.home().settings().url() + "/x/releases"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + at.home().keys().adminToken())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"to\":[\"" + to + "\"],\"case\":\"" + at.home().settings().name() + "-1\"}"))
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return (JsonValue.Members) JsonReader.parse("answer", answer.body());
  }

  private static void fetch(Running at, String from) throws Exception {
    fetch(at, from, 0);
  }

  /// Until more than so many entries of the partner's log are here.
  private static void fetch(Running at, String from, long before) throws Exception {
    Fetching fetching = new Fetching(at.node());
    fetching.start();
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    var partner = at.node().partners().named(from).orElseThrow();
    while (at.node().inbox().standing(partner).size() <= before && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    fetching.close();
  }

  /// What `with` says, in pairs, added to our case by ann.
  private void add(String... with) {
    List<String> all = new ArrayList<>(List.of("case", "us-1", "as", "ann"));
    all.addAll(List.of(with));
    perform(us, "case-add", all.toArray(String[]::new));
  }

  private void makeCase() {
    String trace = Base64.getEncoder().encodeToString(TRACE.getBytes(UTF_8));
    String[] opening = "incident theft title 거래소_절도 as ann marking green".split(" ", -1);
    perform(us, "case-open", opening);
    add("file", "t.json", "base64", trace, "source", "our ledger", "command", "./entente trace");
    add("kind", "note", "text", CANARY, "marking", "none");
    add("kind", "note", "text", CANARY, "marking", "red");
    add("kind", "hypothesis", "title", "DPRK");
    add("kind", "support", "about", "5", "evidence", "3", "text", CANARY);
    add("kind", "support", "about", "5", "evidence", "2", "text", "the way");
    add("kind", "finding", "title", "A first one", "word", "low");
    add("kind", "finding", "title", "A second", "word", "high");
    perform(us, "case-approve", "case", "us-1", "about", "9", "text", "checked", "as", "bob");
  }

  private static List<String> texts(JsonValue.Members view, String member) {
    return view.items("entries").stream()
        .map(one -> ((JsonValue.Members) one).optional(member).orElse(""))
        .toList();
  }

  @Test
  void whatMayGoOfACaseReachesThePartnerAndNothingElse() throws Exception {
    makeCase();
    JsonValue.Members result = release(us, "jp");
    assertThat(JsonWriter.text(result))
        .contains("named people", "no second person approved the finding");
    fetch(jp, "us");
    assertThat(JsonWriter.text(perform(jp, "case-import", "from", "us")))
        .isEqualTo("{\"cases\":[{\"case\":\"jp-1\",\"added\":6}],\"revoked\":[]}");
    JsonValue.Members view = perform(jp, "case-show", "case", "jp-1");
    assertThat(texts(view, "kind"))
        .containsExactly("opened", "trace", "hypothesis", "support", "finding", "approval");
    assertThat(texts(view, "author")).containsOnly("ann@us", "bob@us");
    assertThat(texts(view, "source").get(1)).startsWith("us, 20").endsWith(": our ledger");
    assertThat(texts(view, "marking").getFirst()).isEqualTo("green");
    assertThat(JsonWriter.text(view)).doesNotContain(CANARY, "us-1");
    String sha256 =
        Objects.requireNonNull(((JsonValue.Members) view.items("entries").get(1)).text("sha256"));
    assertThat(jp.store().cases("jp").content(sha256).orElseThrow())
        .isEqualTo(TRACE.getBytes(UTF_8));
    assertThat(JsonWriter.text(perform(jp, "case-import", "from", "us"))).contains("\"added\":0");
    assertThat(perform(jp, "case-show", "case", "jp-1")).isEqualTo(view);
    assertThat(holds("us", CANARY)).isTrue();
    assertThat(holds("jp", CANARY)).isFalse();
    assertThat(holds("jp", "us-1")).isFalse();
  }

  @Test
  void whatWasTakenBackIsNamedAndStays() throws Exception {
    makeCase();
    JsonValue.Members result = release(us, "jp");
    fetch(jp, "us");
    perform(jp, "case-import", "from", "us");
    String finding =
        result.items("released").stream()
            .map(one -> ((JsonValue.Members) one).optional("id").orElse(""))
            .filter(id -> id.startsWith("opinion--"))
            .toList()
            .getLast();
    us.node().outbox().revoke(null, List.of("jp"), List.of(finding), _ -> new Answered(200, ""));
    long before = jp.node().inbox().standing(jp.node().partners().named("us").orElseThrow()).size();
    fetch(jp, "us", before);
    assertThat(JsonWriter.text(perform(jp, "case-import", "from", "us")))
        .isEqualTo(
            "{\"cases\":[{\"case\":\"jp-1\",\"added\":0}],\"revoked\":[{\"case\":\"jp-1\","
                + "\"number\":6}]}");
    assertThat(perform(jp, "case-show", "case", "jp-1").items("entries")).hasSize(6);
  }

  @Test
  void aWishThatWaitsIsForTheEntriesOfItsDay() {
    makeCase();
    CaseTransfer transfer = new CaseTransfer(us.node());
    JsonValue.Members wish = action("case", "us-1");
    JsonValue.Members settled = transfer.settled(wish);
    int before = transfer.wish(settled).objects().size();
    add("kind", "event", "title", "later");
    assertThat(transfer.wish(settled).objects()).hasSize(before);
    assertThat(transfer.wish(wish).objects()).hasSize(before + 1);
    add("kind", "hypothesis", "title", "put right", "replaces", "5");
    assertThat(transfer.wish(settled).objects()).hasSizeLessThan(before);
  }

  @Test
  void whatThePartnerAddsComesBackToTheCaseItBelongsTo() throws Exception {
    makeCase();
    release(us, "jp");
    fetch(jp, "us");
    perform(jp, "case-import", "from", "us");
    perform(
        jp,
        "case-add",
        "case",
        "jp-1",
        "kind",
        "innocent",
        "about",
        "3",
        "text",
        "自社の移動",
        "as",
        "ann");
    JsonValue.Members back = release(jp, "us");
    assertThat(JsonWriter.text(back)).contains("another node wrote it");
    fetch(us, "jp");
    assertThat(JsonWriter.text(perform(us, "case-import", "from", "jp")))
        .isEqualTo("{\"cases\":[{\"case\":\"us-1\",\"added\":1}],\"revoked\":[]}");
    JsonValue.Members last =
        (JsonValue.Members) perform(us, "case-show", "case", "us-1").items("entries").getLast();
    assertThat(last.text("author")).isEqualTo("ann@jp");
    assertThat(last.get("about")).isEqualTo(JsonValue.of(5));
    assertThat(JsonWriter.text(perform(us, "case-import", "from", "jp"))).contains("\"added\":0");
  }

  @Test
  void aWholeCaseGoesByFileAndComesBackUnchanged() {
    makeCase();
    JsonValue.Members bundle = exported(us, "us-1");
    JsonValue.Members request = action("name", "us-1.json").with("bundle", bundle);
    new NodeActions(jp.node()).perform("case-import", request);
    JsonValue.Members theirs = perform(jp, "case-show", "case", "jp-1");
    assertThat(theirs.items("entries")).hasSize(10);
    assertThat(texts(theirs, "source").getFirst()).contains("there us-1");
    JsonValue.Members ours = perform(us, "case-show", "case", "us-1");
    JsonValue.Members onward = exported(jp, "jp-1");
    assertThat(
            JsonWriter.text(
                new NodeActions(us.node())
                    .perform("case-import", action("name", "back").with("bundle", onward))))
        .contains("{\"case\":\"us-1\",\"added\":0}");
    assertThat(perform(us, "case-show", "case", "us-1")).isEqualTo(ours);
    assertThat(JsonWriter.text(exported(us, "us-1"))).isEqualTo(JsonWriter.text(bundle));
  }

  private static JsonValue.Members exported(Running at, String id) {
    JsonValue.Members file =
        (JsonValue.Members)
            perform(at, "case-export", "case", id, "form", "stix").items("files").getFirst();
    byte[] bytes = Base64.getDecoder().decode(file.optional("base64").orElseThrow());
    return (JsonValue.Members) JsonReader.parse(id, bytes);
  }

  @Test
  void aBundleThatLiesIsRefusedAndNothingIsTaken() {
    makeCase();
    String text = JsonWriter.text(exported(us, "us-1"));
    for (String lie :
        List.of(
            text.replace("A second", "A third"),
            text.replace("\"opinion\":\"agree\"", "\"opinion\":\"disagree\""),
            text.replace("401346768000000000000000", "401346768000000000000001"),
            text.replace("\"name\":\"us\"", "\"name\":\"jp\""))) {
      JsonValue bundle = JsonReader.parse("lie", lie);
      Running to = lie.contains("A third") ? us : jp;
      assertThatThrownBy(
              () ->
                  new NodeActions(to.node())
                      .perform("case-import", action("name", "lie").with("bundle", bundle)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("--");
    }
    assertThat(perform(jp, "case-list").items("cases")).isEmpty();
  }
}

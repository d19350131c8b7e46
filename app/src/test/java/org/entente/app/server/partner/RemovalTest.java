package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.action;
import static org.entente.app.server.MadeObjects.indicator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.LocalNode;
import org.entente.app.server.door.NodeActions;
import org.entente.app.server.watch.WarningsTest;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Japan is removed while everything that can leave for it leaves: by the stream, by asking, over
/// TAXII, in a comparison, as a witness, as a warning. From that instant nothing does.
class RemovalTest {
  private static final Pattern EVENT = Pattern.compile("(?m)^id: (\\d+)$");
  private static final Pattern ASKED =
      Pattern.compile("entente_requests_total\\{route=\"([^\"]+)\",status=\"200\"} (\\d+)");

  @TempDir private Path folder;
  private final List<LocalNode> nodes = new ArrayList<>();
  private final AtomicBoolean isOver = new AtomicBoolean();

  @AfterEach
  void close() {
    isOver.set(true);
    nodes.forEach(LocalNode::close);
  }

  private LocalNode start(String name, String country) throws Exception {
    LocalNode one = LocalNode.start(folder.resolve(name), name, country, Map.of());
    nodes.add(one);
    one.person("ann", Role.ANALYST);
    one.person("bob", Role.APPROVER);
    return one;
  }

  private static void know(LocalNode one, LocalNode other) {
    one.know(other);
    other.know(one);
  }

  private Thread load(LocalNode by) {
    return Thread.ofVirtual()
        .start(
            () -> {
              for (int i = 1; !isOver.get(); i++) {
                String made = indicator(i, "one of many", Tlp.GREEN.id());
                List<JsonValue> objects = List.of(JsonReader.parse("made", made));
                for (String to : List.of("kr", "jp")) {
                  try {
                    by.node()
                        .outbox()
                        .release(null, List.of(to), List.of(), objects, _ -> new Answered(201, ""));
                  } catch (Refusal _) {
                    // It was removed; the other gets more.
                  }
                }
                by.node().bell().ring();
              }
            });
  }

  private static long held(LocalNode at) {
    Partner us = at.node().partners().named("us").orElseThrow();
    return at.node().inbox().standing(us).held();
  }

  private static PartnerLink link(LocalNode from) {
    return new PartnerLink(
        from.node().partners().named("us").orElseThrow(), from.node().home().identity().key());
  }

  private static HttpResponse<String> taxii(LocalNode us, String path) throws Exception {
    String basic = "Basic " + Base64.getEncoder().encodeToString("yuki:secret".getBytes(UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(us.url() + path))
              .header("Authorization", basic)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static JsonValue.Members json(String text) {
    return (JsonValue.Members) JsonReader.parse("test", text);
  }

  /// How often a node has answered well what is called so.
  private static long asked(LocalNode node, String... names) {
    Matcher lines = ASKED.matcher(node.node().counts().text());
    long count = 0;
    while (lines.find()) {
      String route = lines.group(1).toLowerCase(java.util.Locale.ROOT);
      if (List.of(names).stream().anyMatch(route::contains)) {
        count += Long.parseLong(lines.group(2));
      }
    }
    return count;
  }

  /// What it was asked by nodes, whoever they were.
  private static long asked(LocalNode node) {
    return asked(node, "log", "witness", "overlap");
  }

  private static String overlap(LocalNode us) throws Exception {
    return us.post(
            "/x/overlaps",
            json(
                """
                {"to":"jp","as":"bob","mode":"items","learns":"we","purpose":"p",
                "legal_basis":"l","items":["domain:a.example"]}\
                """))
        .optional("id")
        .orElseThrow();
  }

  @Test
  void nothingLeavesFromTheInstantOfTheRemoval() throws Exception {
    LocalNode us = start("us", "USA");
    LocalNode kr = start("kr", "KOR");
    LocalNode jp = start("jp", "JPN");
    know(us, kr);
    know(us, jp);
    new NodeActions(us.node())
        .perform("user", action("name", "yuki", "password", "secret", "partner", "jp"));
    String warning = warning(us);
    Thread load = load(us);
    NodeGroup.await(() -> held(jp) > 20 && held(kr) > 20);
    assertThat(taxii(us, "/api/collections/released/objects/").statusCode()).isEqualTo(200);
    String comparison = overlap(us);
    try (PartnerLink streaming = link(jp);
        PartnerLink asking = link(jp)) {
      String tile = "/log/jp/tile/0/000.p/1";
      assertThat(asking.get(tile, 1 << 20).status()).isEqualTo(200);
      long streams = asked(us, "stream");
      CompletableFuture<PartnerLink.Reply> stream = stream(streaming);
      NodeGroup.await(() -> asked(us, "stream") > streams);
      Thread.sleep(700);

      new NodeActions(us.node()).perform("partner-state", action("name", "jp", "state", "removed"));
      long sent = us.node().outbox().standing("jp").sent();

      // The open stream ends, and held nothing that came later.
      PartnerLink.Reply told = stream.get(30, TimeUnit.SECONDS);
      assertThat(last(told)).isPositive().isLessThanOrEqualTo(sent);
      refused(asking, comparison);
      assertThat(us.node().outbox().standing("jp").sent()).isEqualTo(sent);
      assertThat(held(jp)).isLessThanOrEqualTo(sent);
    }
    assertThat(taxii(us, "/api/collections/").body()).doesNotContain("released");
    assertThat(taxii(us, "/api/collections/released/objects/").statusCode()).isEqualTo(404);
    assertThat(taxii(us, "/log/jp/checkpoint").statusCode()).isEqualTo(404);
    refused(us, warning);
    silent(jp, kr);
    isOver.set(true);
    load.join();
  }

  private static CompletableFuture<PartnerLink.Reply> stream(PartnerLink link) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return link.get("/log/jp/stream?after=0", 1 << 28);
          } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /// The size of the log behind the last event of a stream.
  private static long last(PartnerLink.Reply told) {
    Matcher events = EVENT.matcher(new String(told.body(), UTF_8));
    long last = 0;
    while (events.find()) {
      last = Long.parseLong(events.group(1));
    }
    return last;
  }

  private static String warning(LocalNode us) {
    byte[] alert = WarningsTest.alert("us@USA", "E1", "Exercise", "Alert", "").getBytes(UTF_8);
    return Objects.requireNonNull(us.node().warnings().take(alert, "node", -1).kept()).sha256();
  }

  /// We ask it nothing, either, while others go on: its own node would see when, and for what.
  private static void silent(LocalNode jp, LocalNode kr) throws InterruptedException {
    Thread.sleep(500);
    long asked = asked(jp);
    long before = held(kr);
    NodeGroup.await(() -> held(kr) > before);
    Thread.sleep(2_500);
    assertThat(asked(jp)).isEqualTo(asked);
  }

  /// Whatever its node asks, rightly signed, there is nothing.
  private static void refused(PartnerLink asking, String comparison) throws Exception {
    for (String path :
        List.of(
            "/log/jp/checkpoint",
            "/log/jp/checkpoint?after=1&wait=1",
            "/log/jp/tile/0/000.p/1",
            "/log/jp/tile/entries/000.p/1",
            "/log/jp/stream?after=0",
            "/log/jp/objects/" + "0".repeat(64) + ".json",
            "/witness/checkpoint?origin=entente%2Fus%2Freleased%2Fjp",
            "/overlap/" + comparison + "/tags/0",
            "/overlap/" + comparison + "/answer/0")) {
      assertThat(asking.get(path, 1 << 20).status()).as(path).isEqualTo(404);
    }
    for (String path :
        List.of(
            "/log/jp/cosignature",
            "/witness/add-checkpoint",
            "/overlap/" + comparison + "/ask/0")) {
      assertThat(asking.post(path, "x".getBytes(UTF_8)).status()).as(path).isEqualTo(404);
    }
  }

  /// Whatever our own people do, nothing goes.
  private static void refused(LocalNode us, String warning) throws Exception {
    JsonValue bundle = us.get("/x/warnings/" + warning + "/bundle");
    JsonValue.Members release =
        JsonValue.Members.NONE.with("bundle", bundle).with("to", JsonValue.texts(List.of("jp")));
    assertThatThrownBy(() -> us.post("/x/releases", release)).isInstanceOf(BadInput.class);
    JsonValue.Members both = release.with("to", JsonValue.texts(List.of("kr", "jp")));
    assertThatThrownBy(() -> us.post("/x/releases", both)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> overlap(us)).isInstanceOf(BadInput.class);
    JsonValue.Members request =
        json(
            """
            {"to":"jp","as":"ann","kind":"preserve-evidence","target":"domain:a.example",
            "text":"t","basis":"l"}\
            """);
    assertThatThrownBy(() -> us.post("/x/requests", request)).isInstanceOf(BadInput.class);
  }
}

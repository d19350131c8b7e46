package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.entente.app.server.WarningDesk;
import org.entente.app.server.door.LocalNode;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Warnings in a node, to its subscribers and between nodes.
@Timeout(90)
public class WarningsTest {
  private static final Map<String, String> QUICK = Map.of("events.heartbeat", "1");

  @TempDir private Path folder;

  /// Without references, an Alert.
  public static String alert(String sender, String id, String status, String kind, String more) {
    boolean isAlert = kind.equals("Alert") || kind.equals("Update");
    String part =
        """
        <info><language>en-US</language><category>Safety</category><event>Test</event>\
        <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>\
        <expires>2999-01-01T00:00:00-00:00</expires><headline>%s</headline><area>\
        <areaDesc>Made-up area</areaDesc><circle>35,139 50</circle></area></info>\
        """
            .formatted(id);
    return """
    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>\
    <sender>%s</sender><sent>2026-02-01T00:00:00-00:00</sent><status>%s</status>\
    <msgType>%s</msgType><scope>Public</scope>%s%s</alert>\
    """
        .formatted(
            id,
            sender,
            status,
            kind,
            more.isEmpty() ? "" : "<references>" + more + "</references>",
            isAlert ? part : "");
  }

  private static String to(String sender, String id) {
    return sender + "," + id + ",2026-02-01T00:00:00-00:00";
  }

  private static HttpResponse<String> ask(
      StandingNode node, String person, String method, String path, String body)
      throws IOException, InterruptedException {
    return node.send(node.request(method, path, body, "", StandingNode.basic(person, "right")));
  }

  private static JsonValue.Members json(HttpResponse<String> response) {
    return (JsonValue.Members) JsonReader.parse("answer", response.body().getBytes(UTF_8));
  }

  /// What a subscriber hears: identifiers, and the id of the last.
  private static final class Listener implements AutoCloseable {
    private final HttpResponse<InputStream> response;
    private final BufferedReader lines;
    String last = "";

    Listener(StandingNode node, HttpClient client, String query, String last)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(node.home.settings().url() + "/x/warnings/stream" + query))
              .header("Authorization", node.nodeToken());
      if (!last.isEmpty()) {
        request.header("Last-Event-ID", last);
      }
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
    }

    /// The next `count` identifiers; heartbeats pass.
    List<String> next(int count) throws IOException {
      List<String> heard = new ArrayList<>();
      while (heard.size() < count) {
        String line = lines.readLine();
        if (line == null) {
          return heard;
        }
        if (line.startsWith("id: ")) {
          last = line.substring(4);
        }
        if (line.startsWith("data: {\"")) {
          heard.add(line.replaceFirst(".*\"identifier\":\"([^\"]+)\".*", "$1"));
        }
      }
      return heard;
    }

    @Override
    public void close() throws IOException {
      response.body().close();
    }
  }

  @Test
  public void whoMayAnswerForASenderEndsItsWarningsAndNobodyElseDoes() throws Exception {
    Path file = Files.writeString(folder.resolve("delegates"), "# by night\na@x b@x\n");
    try (StandingNode node =
        new StandingNode(folder.resolve("us"), Map.of("warnings.delegates", file.toString()))) {
      for (String id : List.of("A1", "A2")) {
        ask(node, "analyst", "POST", "/x/warnings", alert("a@x", id, "Actual", "Alert", ""));
      }
      String by = alert("b@x", "C1", "Actual", "Cancel", to("a@x", "A1"));
      String other = alert("c@x", "C2", "Actual", "Cancel", to("a@x", "A2"));
      assertThat(ask(node, "analyst", "POST", "/x/warnings", by).statusCode()).isEqualTo(201);
      assertThat(ask(node, "analyst", "POST", "/x/warnings", other).statusCode()).isEqualTo(201);
      List<String> states =
          json(ask(node, "auditor", "GET", "/x/warnings", "")).items("alerts").stream()
              .map(JsonValue.Members.class::cast)
              .map(one -> one.text("identifier") + " " + one.text("state"))
              .toList();
      assertThat(states).containsExactly("A1 cancelled", "A2 active");
      String picture = ask(node, "auditor", "GET", "/x/picture", "").body();
      assertThat(picture).contains("\"state\":\"cancelled\"", "\"state\":\"active\"");
    }
  }

  /// The right to listen is looked at every 15 seconds only.
  @Test
  public void aStreamThatIsQuietBeatsSoonEnoughToNoticeWhoIsGone() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of());
        Listener listener = new Listener(node, node.client, "", "")) {
      assertThat(listener.lines.readLine()).isEqualTo("event: ready");
      long began = System.nanoTime();
      assertThat(listener.lines.lines().anyMatch(":"::equals)).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  public void theSameAgainIsADuplicateAndOtherBytesUnderItsNameAConflict() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK)) {
      String alert = alert("a@x", "A1", "Actual", "Alert", "");
      HttpResponse<String> first = ask(node, "analyst", "POST", "/x/warnings", alert);
      assertThat(first.statusCode()).isEqualTo(201);
      String hash = json(first).members("warning").optional("sha256").orElseThrow();
      assertThat(ask(node, "analyst", "POST", "/x/warnings", alert).statusCode()).isEqualTo(200);
      String other = alert.replace(">Severe<", ">Minor<");
      assertThat(ask(node, "approver", "POST", "/x/warnings", other).statusCode()).isEqualTo(409);
      assertThat(json(ask(node, "auditor", "GET", "/x/warnings", "")).items("alerts")).hasSize(1);
      HttpResponse<String> wrong =
          ask(node, "analyst", "POST", "/x/warnings", alert.replace("circle", "impact"));
      assertThat(wrong.statusCode()).isEqualTo(422);
      assertThat(wrong.body()).contains("forbidden-field");
      assertThat(ask(node, "auditor", "GET", "/x/warnings/" + hash + "/cap", "").body())
          .isEqualTo(alert);
      ask(node, "analyst", "POST", "/x/warnings", alert("a@x", "E1", "Exercise", "Alert", ""));
      String feed = ask(node, "auditor", "GET", "/x/warnings/feed", "").body();
      assertThat(feed).contains("A1").doesNotContain("E1");
    }
  }

  @Test
  public void aSubscriberThatSawAnAlertHearsOfItsEndWhateverHappenedBetween() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK);
        HttpClient client = HttpClient.newHttpClient()) {
      String near = "?area=" + URLEncoder.encode("35.1,139.1 1", UTF_8) + "&severity=Severe";
      String last;
      try (Listener heard = new Listener(node, client, near, "");
          Listener far = new Listener(node, client, "?area=0,0%201", "");
          Listener drill = new Listener(node, client, "?status=Exercise", "")) {
        String minor = alert("a@x", "M1", "Actual", "Alert", "").replace("Severe", "Minor");
        node.node.warnings().take(minor.getBytes(UTF_8), "node", -1);
        for (String kind : List.of("Exercise", "Actual")) {
          String alert = alert("a@x", kind.charAt(0) + "1", kind, "Alert", "");
          node.node.warnings().take(alert.getBytes(UTF_8), "node", -1);
        }
        assertThat(heard.next(1)).containsExactly("A1");
        assertThat(drill.next(1)).containsExactly("E1");
        last = heard.last;
        String elsewhere = alert("a@x", "A2", "Actual", "Alert", "").replace("35,139 50", "0,0 5");
        node.node.warnings().take(elsewhere.getBytes(UTF_8), "node", -1);
        assertThat(far.next(1)).containsExactly("A2");
      }
      String cancel = alert("a@x", "C1", "Actual", "Cancel", to("a@x", "A1"));
      node.node.warnings().take(cancel.getBytes(UTF_8), "node", -1);
      try (Listener heard = new Listener(node, client, near, last)) {
        assertThat(heard.next(1)).containsExactly("C1");
      }
      assertThat(
              node.send(
                      node.request(
                          "GET", "/x/warnings/stream?status=actual", "", "", node.nodeToken()))
                  .statusCode())
          .isEqualTo(400);
    }
  }

  /// Subscribers that are cut off at random hear each warning once, in order.
  @Test
  public void whateverBreaksEachSubscriberHearsEachWarningOnce() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    try (StandingNode node = new StandingNode(folder.resolve("us"), QUICK);
        HttpClient client = HttpClient.newHttpClient()) {
      int count = 60;
      Thread sender =
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < count; i++) {
                      String alert = alert("a@x", "A" + i, "Actual", "Alert", "");
                      node.node.warnings().take(alert.getBytes(UTF_8), "node", -1);
                    }
                  });
      List<String> heard = new ArrayList<>();
      String last = "0";
      while (heard.size() < count) {
        try (Listener one = new Listener(node, client, "", last)) {
          heard.addAll(one.next(Math.min(1 + random.nextInt(9), count - heard.size())));
          last = one.last;
        }
      }
      sender.join();
      assertThat(heard).as("seed " + seed).hasSize(count);
      for (int i = 0; i < count; i++) {
        assertThat(heard.get(i)).isEqualTo("A" + i);
      }
    }
  }

  @Test
  public void threeNodesAcknowledgeAndNoneSpeaksForAnother() throws Exception {
    try (LocalNode us = LocalNode.start(folder.resolve("us"), "us", "USA", QUICK);
        LocalNode kr = LocalNode.start(folder.resolve("kr"), "kr", "KOR", QUICK);
        LocalNode jp = LocalNode.start(folder.resolve("jp"), "jp", "JPN", QUICK)) {
      for (LocalNode one : List.of(us, kr, jp)) {
        one.person("duty", Role.ANALYST);
        for (LocalNode other : List.of(us, kr, jp)) {
          if (one != other) {
            one.know(other);
          }
        }
      }
      String hash = take(us, alert("us@USA", "E1", "Exercise", "Alert", ""));
      release(us, hash, "kr", "jp");
      JsonValue.Members as = JsonValue.Members.NONE.with("as", JsonValue.of("duty"));
      for (LocalNode one : List.of(us, kr, jp)) {
        JsonValue.Members seen = await(one, hash, 0);
        assertThat(seen.optional("authority")).contains("proven");
        // What one wrote oneself waits for nobody here.
        assertThat(one.get("/x/warnings?open=true").items("alerts")).hasSize(one == us ? 0 : 1);
        one.post("/x/warnings/" + hash + "/acknowledge", as);
        one.post("/x/warnings/" + hash + "/acknowledge", as);
      }
      for (LocalNode one : List.of(us, kr, jp)) {
        assertThat(one.get("/x/warnings?open=true").items("alerts")).isEmpty();
      }
      JsonValue.Members board = await(us, hash, 3);
      assertThat(board.items("board").toString()).contains("us", "kr", "jp");
      // Japan's node passes on what calls itself the United States' cancel.
      String forged = take(jp, alert("us@USA", "C1", "Exercise", "Cancel", to("us@USA", "E1")));
      release(jp, forged, "kr");
      assertThat(await(kr, forged, 0).optional("authority")).contains("via partner jp");
      assertThat(state(kr, hash)).isEqualTo("active");
      String real = take(us, alert("us@USA", "C2", "Exercise", "Cancel", to("us@USA", "E1")));
      release(us, real, "kr", "jp");
      await(kr, real, 0);
      assertThat(state(kr, hash)).isEqualTo("cancelled");
    }
  }

  private static String take(LocalNode node, String alert) {
    WarningDesk.Taken taken = node.node().warnings().take(alert.getBytes(UTF_8), "node", -1);
    return java.util.Objects.requireNonNull(taken.kept()).sha256();
  }

  private static void release(LocalNode node, String hash, String... to) throws IOException {
    JsonValue bundle = node.get("/x/warnings/" + hash + "/bundle");
    JsonValue.Members with =
        JsonValue.Members.NONE.with("to", JsonValue.texts(List.of(to))).with("bundle", bundle);
    assertThat(node.post("/x/releases", with).items("released")).hasSize(to.length);
  }

  private static String state(LocalNode node, String hash) throws IOException {
    for (JsonValue one : node.get("/x/warnings").items("alerts")) {
      if (one instanceof JsonValue.Members line
          && line.optional("sha256").filter(hash::equals).isPresent()) {
        return line.optional("state").orElse("");
      }
    }
    return "none";
  }

  /// Waits until it is there and so many have acknowledged.
  public static JsonValue.Members await(LocalNode node, String hash, int acknowledged)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + 30_000_000_000L;
    String told = "";
    while (System.nanoTime() < end) {
      try {
        JsonValue.Members shown = node.get("/x/warnings/" + hash);
        told = shown.items("board").toString();
        long count =
            shown.items("board").stream()
                .filter(one -> ((JsonValue.Members) one).optional("acknowledged").isPresent())
                .count();
        if (count >= acknowledged) {
          return shown;
        }
      } catch (org.entente.base.BadInput e) {
        told = e.reason();
      }
      Thread.sleep(20);
    }
    throw new AssertionError(told);
  }
}

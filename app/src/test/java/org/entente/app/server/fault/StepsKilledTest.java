package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.app.screen.SmallLists;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.home.NodeSettings;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node is killed at random points while people write cases, judge findings, draft, approve and
/// send requests, and ask for jobs. What it acknowledged is there afterwards; what was under way
/// is done once when it is asked for again under its key. `-Dentente.kills=N` for more.
class StepsKilledTest {
  private static final int WRITERS = 6;
  private static final List<String> STATES = List.of("draft", "approved", "sent");

  @TempDir private Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
  private final Map<String, Decided> decisions = new ConcurrentHashMap<>();
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
  private final Queue<Asked> open = new ConcurrentLinkedQueue<>();
  private List<String> cases = List.of();
  private Process running;
  private NodeHome home;

  /// An entry that was acknowledged; a finding is approved, too.
  private record Entry(String caseId, int number, String title, boolean isApproved) {}

  /// Something asked under a key.
  ///
  /// @param id what it made; empty while nobody said so
  /// @param state that it reached; empty for a job
  private record Asked(String path, String body, String key, String id, String state) {}

  /// A decision on a hit, with its number; empty while nobody said so.
  private record Decided(String query, String customer, String key, String number) {}

  @AfterEach
  void stop() {
    running.destroyForcibly();
    client.close();
  }

  @BeforeEach
  void make() throws IOException {
    SmallLists.importTo(folder.resolve("lists"), folder.resolve("home"));
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Map<String, String> keys =
        Map.of(
            "lists.home",
            folder.resolve("home").toString(),
            "jobs.running",
            "1",
            "jobs.heap",
            "128");
    home =
        NodeHome.make(
            folder.resolve("us"), new NodeSettings("us", "USA", "127.0.0.1", port, true, keys));
    run();
  }

  private void run() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.entente.app.Entente", "node", "run", "--dir"));
    command.add(folder.resolve("us").toString());
    Path said = folder.resolve("err");
    running = new ProcessBuilder(command).redirectError(said.toFile()).start();
    assertThat(running.inputReader(UTF_8).readLine()).as(Files.readString(said)).contains("ready");
  }

  private HttpResponse<String> send(String method, String path, String body, String key)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(home.settings().url() + path))
            .header("Authorization", "Bearer " + home.keys().adminToken())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private JsonValue.Members ask(String method, String path, String body, String key)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, body, key);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 299);
    return (JsonValue.Members) JsonReader.parse(path, answer.body());
  }

  private JsonValue.Members act(String action, String body)
      throws IOException, InterruptedException {
    return ask("POST", "/x/admin/" + action, body, "k" + numbers.incrementAndGet());
  }

  private void prepare() throws IOException, InterruptedException {
    act("person-add", "{\"name\":\"ann\",\"role\":\"" + Role.ANALYST.word() + "\"}");
    act("person-add", "{\"name\":\"bob\",\"role\":\"" + Role.APPROVER.word() + "\"}");
    SigningKey its = new SigningKey("entente/jp", Merkle.sha256("jp".getBytes(UTF_8)));
    act(
        "partner",
        "{\"name\":\"jp\",\"country\":\"JPN\",\"url\":\"http://127.0.0.1:1\",\"vkey\":\"%s\"}"
            .formatted(its.verifier()));
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      opened.add(
          act("case-open", "{\"incident\":\"theft\",\"title\":\"case\",\"as\":\"ann\"}")
              .optional("case")
              .orElseThrow());
    }
    cases = opened;
  }

  /// Until the node is gone.
  private void write(Random random) {
    try {
      while (true) {
        switch (random.nextInt(4)) {
          case 0 -> note(random);
          case 1 -> finding(random);
          case 2 -> decision();
          default -> request();
        }
      }
    } catch (IOException _) {
      // It was killed.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int add(String caseId, String rest) throws IOException, InterruptedException {
    JsonValue.Members entry =
        act("case-add", "{\"case\":\"%s\",\"as\":\"ann\",%s}".formatted(caseId, rest));
    return ((JsonValue.Numeral) java.util.Objects.requireNonNull(entry.get("number")))
        .value()
        .intValueExact();
  }

  private void note(Random random) throws IOException, InterruptedException {
    String caseId = cases.get(random.nextInt(cases.size()));
    String title = "note " + numbers.incrementAndGet();
    int number = add(caseId, "\"kind\":\"note\",\"title\":\"" + title + "\",\"text\":\"so\"");
    entries.add(new Entry(caseId, number, title, false));
  }

  private void finding(Random random) throws IOException, InterruptedException {
    String caseId = cases.get(random.nextInt(cases.size()));
    String title = "finding " + numbers.incrementAndGet();
    int number = add(caseId, "\"kind\":\"finding\",\"word\":\"low\",\"title\":\"" + title + "\"");
    entries.add(new Entry(caseId, number, title, false));
    act(
        "case-approve",
        "{\"case\":\"%s\",\"about\":\"%d\",\"as\":\"bob\",\"title\":\"right\"}"
            .formatted(caseId, number));
    entries.add(new Entry(caseId, number, title, true));
  }

  private void decision() throws IOException, InterruptedException {
    int number = numbers.incrementAndGet();
    Decided under = new Decided("query " + number, "C-" + number, "decide " + number, "");
    decisions.put(under.query(), under);
    String told = decide(under);
    decisions.put(under.query(), new Decided(under.query(), under.customer(), under.key(), told));
  }

  private String decide(Decided one) throws IOException, InterruptedException {
    String body =
        """
        {"entity":"us-sdn/25308","query":"%s","customer":"%s","decision":"rejected",
        "reason":"born elsewhere"}\
        """
            .formatted(one.query(), one.customer());
    JsonValue.Members told = ask("POST", "/x/screen/decisions", body, one.key());
    return String.valueOf(told.get("number"));
  }

  private void request() throws IOException, InterruptedException {
    String draft =
        """
        {"to":"jp","as":"ann","kind":"take-down-domain","target":"d%d.example","text":"it phishes",
        "legal_basis":"18 U.S.C. 981(b)"}\
        """
            .formatted(numbers.incrementAndGet());
    String id = once("/x/requests", draft, "draft");
    once("/x/requests/" + id + "/approve", "{\"as\":\"bob\"}", "approved");
    once("/x/requests/" + id + "/send", "{\"as\":\"ann\"}", "sent");
  }

  private String once(String path, String body, String state)
      throws IOException, InterruptedException {
    String key = "once " + numbers.incrementAndGet();
    Asked under = new Asked(path, body, key, "", state);
    open.add(under);
    String id = ask("POST", path, body, key).optional("id").orElseThrow();
    asked.add(new Asked(path, body, key, id, state));
    open.remove(under);
    return id;
  }

  private void killWhileTheyWrite(Random random) throws IOException, InterruptedException {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Random own = new Random(random.nextLong());
      writers.add(Thread.startVirtualThread(() -> write(own)));
    }
    writers.add(
        Thread.startVirtualThread(
            () -> {
              try {
                once("/x/jobs", "{\"kind\":\"screening\",\"names\":[\"Jane Roe\"]}", "");
              } catch (IOException | InterruptedException _) {
                // It was killed before.
              }
            }));
    Thread.sleep(200 + random.nextInt(1_500));
    // On a busy machine that may be too soon for anything to be there.
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while ((entries.isEmpty() || asked.isEmpty() || decisions.isEmpty())
        && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    running.destroyForcibly().waitFor();
    for (Thread one : writers) {
      one.join();
    }
  }

  @Test
  void whatWasAcknowledgedIsThereAndWhatWasUnderWayIsDoneOnce() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    prepare();
    int kills = Integer.getInteger("entente.kills", 2);
    for (int i = 0; i < kills; i++) {
      killWhileTheyWrite(random);
      run();
      check("seed " + seed + ", after " + (i + 1) + " kills");
      if (i + 1 == kills) {
        goOn("seed " + seed);
      }
    }
    assertThat(entries).as("seed " + seed).isNotEmpty();
    assertThat(asked).as("seed " + seed).isNotEmpty();
  }

  private void check(String what) throws IOException, InterruptedException {
    for (String caseId : cases) {
      List<JsonValue> held = act("case-show", "{\"case\":\"" + caseId + "\"}").items("entries");
      for (int i = 0; i < held.size(); i++) {
        assertThat(((JsonValue.Members) held.get(i)).get("number"))
            .as(what)
            .isEqualTo(JsonValue.of(i + 1));
      }
      for (Entry one : entries) {
        if (one.caseId().equals(caseId)) {
          JsonValue.Members entry = (JsonValue.Members) held.get(one.number() - 1);
          assertThat(entry.text("title")).as(what).isEqualTo(one.title());
          if (one.isApproved()) {
            assertThat(entry.text("standing")).as(what).isEqualTo("approved");
          }
        }
      }
    }
    for (Asked one : asked) {
      if (one.state().isEmpty()) {
        ask("GET", "/x/jobs/" + one.id(), "", one.key());
      } else {
        String state =
            ask("GET", "/x/requests/" + one.id(), "", one.key()).optional("state").orElse("");
        assertThat(STATES.indexOf(state))
            .as(what + ": " + one + " is " + state)
            .isGreaterThanOrEqualTo(STATES.indexOf(one.state()));
      }
    }
  }

  /// Whatever is asked for again under its key was done, or is now, and once.
  private void goOn(String what) throws IOException, InterruptedException {
    for (Asked one : asked) {
      JsonValue.Members again = ask("POST", one.path(), one.body(), one.key());
      assertThat(again.text("id")).as(what).isEqualTo(one.id());
    }
    for (Asked one : open) {
      String id = ask("POST", one.path(), one.body(), one.key()).optional("id").orElseThrow();
      asked.add(new Asked(one.path(), one.body(), one.key(), id, one.state()));
    }
    check(what + ", asked again");
    decideAgain(what);
    List<JsonValue> requests = ask("GET", "/x/requests", "", "list").items("requests");
    assertThat(requests.stream().map(one -> ((JsonValue.Members) one).get("target")))
        .as(what)
        .doesNotHaveDuplicates();
    for (JsonValue one : requests) {
      String id = ((JsonValue.Members) one).optional("id").orElseThrow();
      List<JsonValue> history = ask("GET", "/x/requests/" + id, "", "one").items("history");
      assertThat(history.size()).as(what).isLessThanOrEqualTo(1);
    }
  }

  /// Every decision is there once, whoever was killed while it was taken, and clears its customer.
  private void decideAgain(String what) throws IOException, InterruptedException {
    for (Decided one : decisions.values()) {
      String again = decide(one);
      assertThat(one.number()).as(what).isIn("", again);
    }
    List<String> kept = new ArrayList<>();
    long before = 1_000_000_000;
    for (boolean isMore = true; isMore; ) {
      JsonValue.Members page =
          ask("GET", "/x/screen/decisions?limit=100&before=" + before, "", "decisions");
      for (JsonValue one : page.items("decisions")) {
        JsonValue.Members decision = (JsonValue.Members) one;
        kept.add(decision.optional("query").orElseThrow());
        before =
            ((JsonValue.Numeral) java.util.Objects.requireNonNull(decision.get("number")))
                .value()
                .longValueExact();
      }
      isMore = JsonValue.of(true).equals(page.get("more"));
    }
    assertThat(kept).as(what).containsExactlyInAnyOrderElementsOf(decisions.keySet());
    String cleared = Files.readString(folder.resolve("home/audit/clearances.jsonl"));
    for (Decided one : decisions.values()) {
      assertThat(cleared).as(what).contains("\"" + one.customer() + "\"");
    }
  }
}

package org.entente.bench.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// Clients that go on until they are told to end. What they are told is checked against what they
/// know.
final class Clients implements AutoCloseable {
  private static final String COLLECTION = "7a3e1c52-90f4-4d0e-8f0a-0f6c2d1b5e11";
  private static final String OBJECTS = "/api/collections/" + COLLECTION + "/objects/";
  private static final String PASSWORD = "a long enough pass phrase";
  private static final int PEOPLE = 8;
  private static final int CASES = 10;

  /// So that requests come evenly and not as fast as two cores can.
  private static final int REST_MILLIS = 200;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// What one of them does, over and over.
  private interface Deed {
    void once(Random random) throws IOException, InterruptedException;
  }

  private final NodeProcess node;
  private final int many;
  private final Tally tally;
  private final NodeClient client;
  private final AtomicBoolean isEnding = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();
  private final List<String> cases = new ArrayList<>();
  private final Set<InputStream> streams = ConcurrentHashMap.newKeySet();
  private final Map<String, String> taxii;
  private final Map<String, String> json;

  Clients(NodeProcess node, int many, Tally tally) throws IOException {
    this.node = node;
    this.many = many;
    this.tally = tally;
    client = new NodeClient(node);
    String bearer = "Bearer " + node.token();
    taxii = Map.of("Authorization", bearer, "Accept", NodeClient.TAXII);
    json = Map.of("Authorization", bearer, "Content-Type", NodeClient.JSON);
  }

  void start() throws IOException, InterruptedException {
    client.admin(
        node,
        "collection",
        "{\"title\":\"load\",\"id\":\"%s\",\"read\":[\"admin\"],\"write\":[\"admin\"]}"
            .formatted(COLLECTION));
    for (int i = 0; i < PEOPLE; i++) {
      client.admin(
          node,
          "person-add",
          "{\"name\":\"p%d\",\"role\":\"analyst\",\"password\":\"%s\"}".formatted(i, PASSWORD));
    }
    for (int i = 0; i < CASES; i++) {
      JsonValue.Members opened =
          client.admin(node, "case-open", "{\"incident\":\"theft\",\"title\":\"case " + i + "\"}");
      cases.add(opened.optional("case").orElseThrow());
    }
    for (int i = 0; i < many; i++) {
      Random random = new Random(i);
      Deed deed = deed(i % 20, i / 20);
      threads.add(Thread.startVirtualThread(() -> goOn(deed, random)));
    }
  }

  /// Of twenty clients: six page, five push, three poll, two ask for figures, one watches events,
  /// one signs in and out, two write cases.
  private Deed deed(int kind, int number) {
    return switch (kind) {
      case 0, 1, 2, 3, 4, 5 -> this::page;
      case 6, 7, 8, 9, 10 -> this::push;
      case 11, 12, 13 -> this::poll;
      case 14, 15 -> this::figures;
      case 16 -> this::watch;
      case 17 -> random -> session(random, "p" + number % PEOPLE);
      default -> this::write;
    };
  }

  private void goOn(Deed deed, Random random) {
    try {
      Thread.sleep(random.nextInt(1_000));
      while (!isEnding.get()) {
        try {
          deed.once(random);
        } catch (IOException | RuntimeException e) {
          if (!isEnding.get()) {
            tally.error(e.toString());
          }
        }
        Thread.sleep(random.nextInt(2 * REST_MILLIS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// What it was told, if it was told `status`.
  private JsonValue.Members told(String kind, int status, HttpResponse<String> answer, long began) {
    tally.add(kind, System.nanoTime() - began);
    if (answer.statusCode() != status) {
      throw new BadInput(kind, "", answer.statusCode() + " " + answer.body(), "");
    }
    JsonValue value =
        answer.body().isEmpty() ? JsonValue.Members.NONE : JsonReader.parse(kind, answer.body());
    return (JsonValue.Members) value;
  }

  private static void check(boolean isRight, String what) {
    if (!isRight) {
      throw new BadInput(what, "", "it isn't so", "");
    }
  }

  private JsonValue.Members get(String kind, String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    return told(kind, 200, client.get(path, headers), began);
  }

  private void push(Random random) throws IOException, InterruptedException {
    List<String> objects = Indicators.many(new Random(random.nextLong()), 1 + random.nextInt(20));
    long began = System.nanoTime();
    HttpResponse<String> answer =
        client.send(
            "POST",
            OBJECTS,
            Indicators.envelope(objects),
            Map.of(
                "Authorization",
                "Bearer " + node.token(),
                "Accept",
                NodeClient.TAXII,
                "Content-Type",
                NodeClient.TAXII));
    JsonValue.Members status = told("push", 202, answer, began);
    check(
        status.text("status") != null
            && answer.body().contains("\"success_count\":" + objects.size()),
        "a push is taken whole");
    JsonValue.Members again =
        get("status of a push", "/api/status/" + status.text("id") + "/", taxii);
    check(again.equals(status), "a status says the same again");
  }

  private void page(Random random) throws IOException, InterruptedException {
    String next = "";
    String last = "";
    for (int i = 0; i < 10 && next != null && !isEnding.get(); i++) {
      int limit = 10 + random.nextInt(190);
      long began = System.nanoTime();
      HttpResponse<String> answer = client.get(OBJECTS + "?limit=" + limit + next, taxii);
      JsonValue.Members page = told("page", 200, answer, began);
      int size = page.items("objects").size();
      String more = page.text("next");
      check(more == null ? size <= limit : size == limit, "a page is full when more follow");
      String first = answer.headers().firstValue("X-TAXII-Date-Added-First").orElse("");
      check(size == 0 || first.compareTo(last) > 0, "pages go on in the order of arrival");
      last = answer.headers().firstValue("X-TAXII-Date-Added-Last").orElse("");
      next = more == null ? null : "&next=" + more;
    }
  }

  private void poll(Random random) throws IOException, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<String> answer = client.get(OBJECTS + "?limit=50", taxii);
    told("poll", 200, answer, began);
    String after = answer.headers().firstValue("X-TAXII-Date-Added-Last").orElse("");
    if (!after.isEmpty()) {
      began = System.nanoTime();
      answer = client.get(OBJECTS + "?limit=50&added_after=" + after, taxii);
      told("poll", 200, answer, began);
      String first = answer.headers().firstValue("X-TAXII-Date-Added-First").orElse("~");
      check(first.compareTo(after) > 0, "what is polled came after");
    }
    if (random.nextInt(4) == 0) {
      String path = "/api/collections/" + COLLECTION + "/manifest/?limit=100";
      JsonValue.Members manifest = get("manifest", path, taxii);
      check(manifest.items("objects").size() <= 100, "a manifest keeps its limit");
    }
  }

  private void figures(Random random) throws IOException, InterruptedException {
    check("us".equals(get("node status", "/x/status", json).text("name")), "it is us");
    if (random.nextInt(3) == 0) {
      long began = System.nanoTime();
      HttpResponse<String> answer = client.get("/metrics", json);
      tally.add("metrics", System.nanoTime() - began);
      check(answer.body().contains("entente_answers_total"), "metrics tell of answers");
    }
  }

  private void write(Random random) throws IOException, InterruptedException {
    String id = cases.get(random.nextInt(cases.size()));
    String text = "note " + random.nextLong();
    long began = System.nanoTime();
    HttpResponse<String> answer =
        client.send(
            "POST",
            "/x/admin/case-add",
            "{\"case\":\"%s\",\"kind\":\"note\",\"text\":\"%s\"}".formatted(id, text),
            json);
    JsonValue.Members entry = told("case entry", 200, answer, began);
    check(text.equals(entry.text("text")), "an entry says what was written");
    if (random.nextInt(5) == 0) {
      began = System.nanoTime();
      answer = client.send("POST", "/x/admin/case-list", "{}", json);
      check(
          told("case list", 200, answer, began).items("cases").size() == CASES,
          "every case is listed");
    }
  }

  private void session(Random random, String name) throws IOException, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<String> answer =
        client.send(
            "POST",
            "/session",
            "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, PASSWORD),
            Map.of("Content-Type", NodeClient.JSON));
    JsonValue.Members about = told("sign-in", 201, answer, began);
    check(name.equals(about.text("name")), "who signed in is who they are");
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    Map<String, String> held =
        Map.of("Cookie", cookie, "X-CSRF-Token", about.optional("csrf").orElseThrow());
    for (int i = 0; i <= random.nextInt(5); i++) {
      check(name.equals(get("session", "/session", held).text("name")), "a session is theirs");
    }
    began = System.nanoTime();
    told("sign-out", 204, client.send("DELETE", "/session", "", held), began);
    check(client.get("/session", held).statusCode() == 401, "a session that ended opens nothing");
  }

  /// Events for a while. The node sees only with what it sends next that a stream was left, so it
  /// must send often, and nobody may come back at once.
  private void watch(Random random) throws IOException, InterruptedException {
    long end = System.nanoTime() + (20 + random.nextInt(40)) * 1_000_000_000L;
    HttpResponse<InputStream> answer = client.open("/x/events?types=case", json);
    check(answer.statusCode() == 200, "events are told: " + answer.statusCode());
    streams.add(answer.body());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      long last = -1;
      while (!isEnding.get() && System.nanoTime() < end) {
        String line = lines.readLine();
        check(line != null || isEnding.get(), "a stream of events goes on");
        if (line != null && line.startsWith("id: ")) {
          long number = Long.parseLong(line.substring(line.lastIndexOf('-') + 1));
          check(number > last, "events come in their order");
          last = number;
          tally.add("event", 0);
        }
      }
    } finally {
      streams.remove(answer.body());
    }
  }

  /// Lets each end what it is at.
  void end() throws InterruptedException, IOException {
    isEnding.set(true);
    for (InputStream one : streams) {
      one.close(); // Whoever waits for an event waits no more.
    }
    for (Thread one : threads) {
      one.join(PATIENCE);
    }
  }

  @Override
  public void close() {
    isEnding.set(true);
    threads.forEach(Thread::interrupt);
    client.close();
  }
}

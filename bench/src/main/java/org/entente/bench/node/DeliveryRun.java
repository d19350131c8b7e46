package org.entente.bench.node;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;

/// From a release at one node to a partner's screen: three nodes as processes of their own over
/// TLS, all of which release to each other all the while. A program at the partner hears of each
/// arrival from its node's live stream, as a page does, and reads what came; measured is from
/// before the release is asked for until the object itself is read there.
public final class DeliveryRun {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_WARM_UP = 50;
  private static final int OBJECTS = 10;
  private static final int LOAD_MILLIS = 200;
  private static final int REST_MILLIS = 40;
  private static final double GOAL_MILLIS = 250;

  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<NodeClient> clients = new ArrayList<>();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicLong loaded = new AtomicLong();
  private final List<String> errors = new ArrayList<>();

  /// When each measured object was read at the partner, by its id.
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  /// When the partner's live stream first told of an entry, by its index.
  private final Map<Long, Long> heard = new ConcurrentHashMap<>();

  private DeliveryRun() {}

  public static void run(Path folder, int releases, long seed, Report report)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    DeliveryRun run = new DeliveryRun();
    try {
      run.start(folder);
      run.measure(releases, new Random(seed), report);
    } finally {
      run.isOver.set(true);
      run.clients.forEach(NodeClient::close);
      for (NodeProcess one : run.nodes) {
        one.close();
      }
    }
  }

  private void start(Path folder) throws IOException, InterruptedException {
    for (String[] one : new String[][] {{"us", "USA"}, {"kr", "KOR"}, {"jp", "JPN"}}) {
      NodeProcess node = NodeProcess.startAs(one[0], one[1], folder.resolve(one[0]));
      nodes.add(node);
      clients.add(new NodeClient(node));
    }
    String[][] countries = {{"us", "USA"}, {"kr", "KOR"}, {"jp", "JPN"}};
    for (int at = 0; at < nodes.size(); at++) {
      for (int other = 0; other < nodes.size(); other++) {
        if (at != other) {
          clients
              .get(at)
              .admin(
                  nodes.get(at),
                  "partner",
                  "{\"name\":\"%s\",\"country\":\"%s\",\"url\":\"%s\",\"vkey\":\"%s\"}"
                      .formatted(
                          countries[other][0],
                          countries[other][1],
                          nodes.get(other).url(),
                          nodes.get(other).vkey()));
        }
      }
    }
  }

  private static Map<String, String> json(NodeProcess node) {
    return Map.of("Authorization", "Bearer " + node.token(), "Content-Type", NodeClient.JSON);
  }

  /// Releases so many objects; gives the index of the last in the log for the first of `to`.
  private Released release(int at, List<String> to, List<String> objects)
      throws IOException, InterruptedException {
    String body =
        "{\"to\":[\"%s\"],\"bundle\":{\"type\":\"bundle\",\"id\":\"%s\",\"objects\":[%s]}}"
            .formatted(
                String.join("\",\"", to),
                "bundle--00000000-0000-4000-8000-000000000001",
                String.join(",", objects));
    HttpResponse<String> answer =
        clients.get(at).send("POST", "/x/releases", body, json(nodes.get(at)));
    if (answer.statusCode() != 201) {
      throw new IOException("a release is answered " + answer.statusCode() + " " + answer.body());
    }
    JsonValue.Members told = (JsonValue.Members) JsonReader.parse("released", answer.body());
    JsonValue.Members last = (JsonValue.Members) told.items("released").getLast();
    return new Released(last.optional("id").orElseThrow(), integer(last, "index"));
  }

  private record Released(String id, long index) {}

  private static long integer(JsonValue.Members of, String name) throws IOException {
    if (of.get(name) instanceof JsonValue.Numeral number) {
      return number.value().longValue();
    }
    throw new IOException("there is no " + name);
  }

  /// Each node releases ten objects to both others, over and over.
  private void load(int at, Random random) {
    List<String> names = new ArrayList<>(List.of("us", "kr", "jp"));
    names.remove(at);
    try {
      while (!isOver.get()) {
        release(at, names, marked(random, OBJECTS));
        loaded.addAndGet(OBJECTS);
        Thread.sleep(random.nextInt(2 * LOAD_MILLIS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      failed("under load: " + e);
    }
  }

  private synchronized void failed(String text) {
    if (!isOver.get()) {
      errors.add(text);
    }
  }

  /// Marked so that a partner may have them.
  private static List<String> marked(Random random, int many) {
    String green = Tlp.GREEN.id();
    return Indicators.many(random, many).stream()
        .map(one -> one.replaceFirst("\\}$", ",\"object_marking_refs\":[\"" + green + "\"]}"))
        .toList();
  }

  /// What a page of the partner does: hears that something came, and reads it.
  private void watch(NodeProcess at, NodeClient client) {
    try {
      HttpResponse<InputStream> answer = client.open("/x/events?types=received", json(at));
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
        long held = -1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("data:") && line.contains("\"us\"")) {
            JsonValue.Members news =
                (JsonValue.Members) JsonReader.parse("event", line.substring("data:".length()));
            hear(integer(news, "size"));
            held = read(at, client, held);
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      failed("the live stream: " + e);
    }
  }

  private void hear(long size) {
    long now = System.nanoTime();
    for (long i = size - 1; i >= 0 && heard.putIfAbsent(i, now) == null; i--) {}
  }

  /// Reads what came behind an index; gives the last.
  private long read(NodeProcess at, NodeClient client, long after)
      throws IOException, InterruptedException {
    long held = after;
    for (boolean isMore = true; isMore; ) {
      HttpResponse<String> answer =
          client.get("/x/received?from=us&limit=1000&after=" + held, json(at));
      JsonValue.Members page = (JsonValue.Members) JsonReader.parse("received", answer.body());
      long now = System.nanoTime();
      for (JsonValue one : page.items("items")) {
        JsonValue.Members item = (JsonValue.Members) one;
        if (item.get("object") instanceof JsonValue.Members object
            && object.optional("id").equals(item.optional("id"))) {
          seen.putIfAbsent(item.optional("id").orElseThrow(), now);
        }
        held = integer(item, "index");
      }
      isMore = JsonValue.of(true).equals(page.get("more"));
    }
    return held;
  }

  private void measure(int releases, Random random, Report report)
      throws IOException, InterruptedException {
    Thread watching = Thread.ofVirtual().start(() -> watch(nodes.getLast(), clients.getLast()));
    List<Thread> loading = new ArrayList<>();
    for (int at = 0; at < nodes.size(); at++) {
      int here = at;
      Random own = new Random(random.nextLong());
      loading.add(Thread.ofVirtual().start(() -> load(here, own)));
    }
    List<Long> answered = new ArrayList<>();
    List<Long> told = new ArrayList<>();
    List<Long> read = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = -Math.min(MOST_WARM_UP, releases); i < releases && errors.isEmpty(); i++) {
      long began = System.nanoTime();
      Released one = release(0, List.of("jp"), marked(random, 1));
      long took = System.nanoTime() - began;
      if (!await(one, began)) {
        report.failure("what was released did not come within " + PATIENCE.toSeconds() + " s");
        break;
      }
      if (i == 0) {
        start = System.nanoTime();
        loaded.set(0);
      }
      if (i >= 0) {
        answered.add(took);
        told.add(Objects.requireNonNull(heard.get(one.index())) - began);
        read.add(Objects.requireNonNull(seen.get(one.id())) - began);
      }
      Thread.sleep(random.nextInt(2 * REST_MILLIS));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    isOver.set(true);
    for (Thread one : loading) {
      one.join(PATIENCE);
    }
    watching.interrupt();
    errors.forEach(report::failure);
    if (!read.isEmpty()) {
      tell(answered, told, read, loaded.get() / seconds, report);
    }
  }

  private boolean await(Released one, long began) throws InterruptedException {
    while (!seen.containsKey(one.id()) || !heard.containsKey(one.index())) {
      if (System.nanoTime() - began > PATIENCE.toNanos() || !errors.isEmpty()) {
        return false;
      }
      Thread.sleep(1);
    }
    return true;
  }

  private static void tell(
      List<Long> answered, List<Long> told, List<Long> read, double load, Report report) {
    report.section("Delivery");
    report.paragraph(
        ("Three nodes as processes over TLS, each of which releases ten objects at a time to both"
                + " others, together %s objects a second; beside that %s releases of one object,"
                + " one after the other, each from its request on.")
            .formatted(number(load), count(read.size())));
    report.table(
        List.of("", "p50 ms", "p99 ms", "slowest ms"),
        List.of(
            row("the release is on disk and answered", answered),
            row("the partner's live stream has told of it", told),
            row("the object is read at the partner", read)));
    Times times = Times.of(read);
    report.goal(
        "release to the partner's screen, three nodes under load, p99",
        "under 250 ms",
        number(times.p99Millis()) + " ms",
        "");
    if (times.p99Millis() >= GOAL_MILLIS) {
      System.err.println("bench: delivery is above its goal");
    }
    report
        .json("delivery")
        .put("releases", read.size())
        .put("objectsPerSecond", load)
        .put("p50Millis", times.p50Millis())
        .put("p99Millis", times.p99Millis())
        .put("maxMillis", times.maxMillis())
        .putPOJO("nanos", read);
  }

  private static List<String> row(String what, List<Long> nanos) {
    Times times = Times.of(nanos);
    return List.of(
        what, number(times.p50Millis()), number(times.p99Millis()), number(times.maxMillis()));
  }
}

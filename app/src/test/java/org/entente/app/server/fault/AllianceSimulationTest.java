package org.entente.app.server.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.WitnessRequest;
import org.entente.exchange.release.Markings;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.Outbox;
import org.entente.exchange.store.Witness;
import org.junit.jupiter.api.Test;

/// Three nodes in one thread, over their real stores: virtual time, a network that loses, doubles,
/// delays and reorders messages and is partitioned, nodes that are killed, clocks that are off.
/// One seed decides all of it, and is printed when something is wrong: `-Dentente.simulation=SEED`
/// repeats it, `-Dentente.simulation.steps=N` runs longer.
class AllianceSimulationTest {
  private static final long STEPS = Long.getLong("entente.simulation.steps", 1_000_000);
  private static final long SEED = Long.getLong("entente.simulation", new Random().nextLong());
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final Map<String, String> COUNTRIES =
      Map.of("us", "USA", "kr", "KOR", "jp", "JPN");
  private static final long MILLI = 1_000;
  private static final String TIME = "2026-01-01T00:00:00.000Z";

  private record Event(long at, long number, Step step) {}

  /// What happens at an instant.
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private final Random random = new Random(SEED);
  private final PriorityQueue<Event> queue =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
  private final Map<String, SimulatedNode> nodes = new TreeMap<>();

  /// By sender and recipient, what was acknowledged as released and not as revoked.
  private final Map<String, Set<String>> expected = new HashMap<>();

  private final Map<String, Long> acknowledgedSize = new HashMap<>();
  private long now = 1_767_225_600_000_000L;
  private long scheduled;
  private long steps;
  private long crashes;
  private long lost;
  private long releases;
  private String cutOff = "";
  private boolean isCalm;
  private int objects;

  long nowMicros() {
    return now;
  }

  private void in(long micros, Step step) {
    queue.add(new Event(now + micros, scheduled++, step));
  }

  /// A message: late, twice, or never. `text` is all that it says.
  private void send(SimulatedNode from, SimulatedNode to, String text, Step arrival) {
    if (text.contains("-only-")) {
      assertThat(text.replace(to.identity.country() + "-canary", ""))
          .as("seed " + SEED + ": what " + from.name + " tells " + to.name)
          .doesNotContainPattern("-only-[A-Z]{3}-canary");
    }
    int life = to.life;
    int copies = isCalm ? 1 : random.nextInt(20) == 0 ? 2 : random.nextInt(12) == 0 ? 0 : 1;
    for (int i = 0; i < copies; i++) {
      long delay = MILLI + random.nextInt(isCalm ? 5_000 : 200_000);
      in(
          delay,
          () -> {
            boolean isCut = from.name.equals(cutOff) || to.name.equals(cutOff);
            if (isCut || to.life != life) {
              lost++;
            } else {
              arrival.run();
            }
          });
    }
    lost += copies == 0 ? 1 : 0;
  }

  private List<SimulatedNode> others(SimulatedNode than) {
    return nodes.values().stream().filter(one -> one != than).toList();
  }

  /// A node asks a partner over and over for what is new.
  private void poll(SimulatedNode node, SimulatedNode of) {
    in(40 * MILLI + random.nextInt(20_000), () -> poll(node, of));
    long held = node.inbox().standing(node.partner(of.name)).held();
    if (of.sent.getOrDefault(node.name, 0L) <= held && node.isAllCosigned(of.name)) {
      return;
    }
    send(node, of, "fresh " + held, () -> tell(of, node, held));
  }

  private void tell(SimulatedNode node, SimulatedNode to, long after) {
    Optional<Outbox.Fresh> fresh = node.outbox().fresh(to.name, after, 1 << 20);
    if (fresh.isEmpty() || fresh.get().checkpoint().isEmpty()) {
      return;
    }
    send(node, to, fresh.get().toString(), () -> hear(to, node, after, fresh.get()));
  }

  private void hear(SimulatedNode node, SimulatedNode from, long after, Outbox.Fresh fresh)
      throws IOException {
    Optional<byte[]> receipt = node.hear(from.name, after, fresh);
    if (receipt.isPresent()) {
      byte[] note = receipt.get();
      long size = SimulatedNode.size(note);
      send(
          node,
          from,
          new String(note, UTF_8),
          () -> {
            from.outbox().acknowledge(from.partner(node.name), note);
            send(from, node, "taken " + size, () -> node.taken(from.name, size));
          });
    }
  }

  private void witness(SimulatedNode node, SimulatedNode by) {
    in(500 * MILLI + random.nextInt(100_000), () -> witness(node, by));
    for (SimulatedNode recipient : others(node)) {
      long old = node.witnessed.getOrDefault(recipient.name, 0L);
      if (recipient == by || node.sent.getOrDefault(recipient.name, 0L) <= old) {
        continue;
      }
      Optional<WitnessRequest> request = node.outbox().forWitness(recipient.name, old);
      request.ifPresent(
          one -> send(node, by, one.toString(), () -> cosign(node, by, recipient.name, one)));
    }
  }

  private void cosign(SimulatedNode node, SimulatedNode by, String log, WitnessRequest request) {
    byte[] body = request.toString().getBytes(UTF_8);
    switch (by.witness().cosign(by.partner(node.name), body)) {
      case Witness.Answer.AtSize at ->
          send(by, node, "at " + at.size(), () -> node.witnessed.put(log, at.size()));
      case Witness.Answer.Cosigned cosigned -> {
        String note = request.checkpoint().text() + "\n" + cosigned.line();
        long size = SimulatedNode.size(note.getBytes(UTF_8));
        send(
            by,
            node,
            note,
            () -> {
              node.witnessed.put(log, size);
              node.outbox()
                  .witnessed(
                      node.partner(by.name), log, SignedNote.parse("note", note.getBytes(UTF_8)));
            });
      }
    }
  }

  /// Somebody releases something for one country, or for both; sometimes by one key twice.
  private void release(SimulatedNode node) {
    if (!isCalm) {
      in(400 * MILLI + random.nextInt(1_200_000), () -> release(node));
    }
    List<SimulatedNode> others = others(node);
    SimulatedNode only = others.get(random.nextInt(2));
    String country = only.identity.country();
    int number = ++objects;
    String marking = "marking-definition--%08x-0000-4000-8000-000000000000".formatted(number);
    String id = "indicator--%08x-0000-4000-8000-000000000000".formatted(number);
    List<JsonValue> bundle =
        List.of(
            JsonReader.parse(
                "made",
                """
                {"type":"marking-definition","spec_version":"2.1","id":"%s","created":"%s",
                "extensions":{"%s":{"extension_type":"property-extension","releasable_to":["%s"]}}}
                """
                    .formatted(marking, TIME, Markings.OWN, country)),
            JsonReader.parse(
                "made",
                """
                {"type":"indicator","spec_version":"2.1","id":"%s","created":"%s","modified":"%s",
                "name":"x-only-%s-canary %d","pattern":"[url:value = 'http://x.example/']",
                "pattern_type":"stix","valid_from":"%s","object_marking_refs":["%s"]}
                """
                    .formatted(id, TIME, TIME, country, number, TIME, marking)));
    String key = "key " + number;
    List<String> to = others.stream().map(one -> one.name).toList();
    String first = release(node, key, to, bundle);
    if (random.nextInt(8) == 0) {
      assertThat(release(node, key, to, List.of())).as("seed " + SEED).isEqualTo(first);
    }
    releases++;
    expected.computeIfAbsent(node.name + only.name, _ -> new TreeSet<>()).add(id);
    if (random.nextInt(5) == 0) {
      node.outbox().revoke(null, List.of(only.name), List.of(id), _ -> new Answered(1, ""));
      expected.getOrDefault(node.name + only.name, new TreeSet<>()).remove(id);
    }
    for (SimulatedNode one : others) {
      long size = node.outbox().standing(one.name).sent();
      node.sent.put(one.name, size);
      acknowledgedSize.put(node.name + one.name, size);
    }
  }

  private String release(SimulatedNode node, String key, List<String> to, List<JsonValue> bundle) {
    return node.outbox()
        .release(key, to, List.of(), bundle, result -> new Answered(201, result.toString()))
        .body();
  }

  /// What every client waits for meanwhile: the beat of a stream that says nothing.
  private void beat(SimulatedNode node, SimulatedNode to) {
    in(MILLI + random.nextInt(1_000), () -> beat(node, to));
    if (random.nextInt(4) == 0) {
      send(node, to, "time", () -> {});
    }
  }

  private void fail() throws IOException {
    if (isCalm) {
      return;
    }
    in(300 * MILLI + random.nextInt(2_000_000), this::fail);
    List<SimulatedNode> all = List.copyOf(nodes.values());
    SimulatedNode one = all.get(random.nextInt(all.size()));
    if (random.nextInt(6) == 0) {
      one.crash();
      crashes++;
      for (SimulatedNode other : others(one)) {
        assertThat(one.outbox().standing(other.name).sent())
            .as("seed " + SEED + ": what " + one.name + " has after a kill")
            .isEqualTo(acknowledgedSize.getOrDefault(one.name + other.name, 0L));
      }
    } else if (random.nextBoolean()) {
      cutOff = cutOff.isEmpty() ? one.name : "";
    }
  }

  @Test
  void whateverHappensNothingIsLostNothingLeaksAndAllEndAlike() throws Exception {
    Path base = Files.isWritable(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    Path folder = Files.createTempDirectory(base, "entente-simulation");
    long began = System.nanoTime();
    try {
      run(folder);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed " + SEED + " after " + steps + " steps: " + e.getMessage(), e);
    } finally {
      for (SimulatedNode one : nodes.values()) {
        one.close();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    System.err.printf(
        "seed %d: %d steps, %d releases, %d kills, %d messages lost, %.1f s%n",
        SEED, steps, releases, crashes, lost, (System.nanoTime() - began) / 1e9);
  }

  private void run(Path folder) throws IOException {
    for (Map.Entry<String, String> one : new TreeMap<>(COUNTRIES).entrySet()) {
      long skew = (random.nextInt(7_200) - 3_600) * 1_000_000L;
      String name = one.getKey();
      nodes.put(name, new SimulatedNode(this, folder.resolve(name), name, one.getValue(), skew));
    }
    for (SimulatedNode one : nodes.values()) {
      for (SimulatedNode other : others(one)) {
        one.know(other);
        in(0, () -> poll(one, other));
        in(0, () -> witness(one, other));
        in(0, () -> beat(one, other));
      }
      in(0, () -> release(one));
    }
    in(0, this::fail);
    while (steps < STEPS) {
      step();
    }
    isCalm = true;
    cutOff = "";
    long end = now + 20_000 * MILLI;
    while (now < end) {
      step();
    }
    check();
  }

  private void step() throws IOException {
    Event next = queue.remove();
    now = Math.max(now, next.at());
    steps++;
    next.step().run();
  }

  private void check() {
    for (SimulatedNode sender : nodes.values()) {
      assertThat(sender.store().proofs().contradictions()).isEmpty();
      for (SimulatedNode recipient : others(sender)) {
        String pair = sender.name + " to " + recipient.name;
        Outbox.Standing out = sender.outbox().standing(recipient.name);
        Inbox.Standing in = recipient.inbox().standing(recipient.partner(sender.name));
        assertThat(in.size()).as(pair).isEqualTo(out.sent());
        assertThat(out.acknowledged()).as(pair).isEqualTo(out.sent());
        String own = sender.outbox().checkpoint(recipient.name);
        String held = recipient.inbox().note(recipient.partner(sender.name)).orElseThrow().text();
        assertThat(own).as(pair).startsWith(held);
        assertThat(own).as(pair).contains("— entente/" + recipient.name + " ");
        assertThat(live(recipient, sender))
            .as(pair)
            .isEqualTo(expected.getOrDefault(sender.name + recipient.name, Set.of()));
      }
    }
  }

  private static Set<String> live(SimulatedNode at, SimulatedNode of) {
    Set<String> live = new TreeSet<>();
    List<Inbox.Item> all = new ArrayList<>();
    for (long after = -1; ; after = all.getLast().index()) {
      Inbox.Page page = at.inbox().received(at.partner(of.name), after, 10_000);
      all.addAll(page.items());
      if (!page.more()) {
        break;
      }
    }
    for (Inbox.Item one : all) {
      if (one.entry().id().startsWith("indicator--") && one.json() != null) {
        live.add(one.entry().id());
      }
    }
    return live;
  }
}

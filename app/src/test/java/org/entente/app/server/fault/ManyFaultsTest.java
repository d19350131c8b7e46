package org.entente.app.server.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.app.CommandLineRun;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.NodeProcess;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three nodes as processes over wires that are cut, slow, garbled, that replay and answer with
/// what was; nodes that are killed, clocks that are off, and a fourth that means harm. At the end
/// all that was acknowledged is where it must be, and nowhere else.
/// Nodes get other keys meanwhile; with `-Dentente.faults.tls=true` all goes over TLS, which nobody
/// looks into, and they get other certificates, too. `-Dentente.faults=SECONDS` goes on for longer,
/// `-Dentente.faults.seed=N` repeats the choices.
class ManyFaultsTest {
  private static final long SECONDS = Long.getLong("entente.faults", 10);
  private static final long SEED = Long.getLong("entente.faults.seed", new Random().nextLong());
  private static final Map<String, String> COUNTRIES =
      new TreeMap<>(Map.of("us", "USA", "kr", "KOR", "jp", "JPN"));

  private static final boolean IS_TLS = Boolean.getBoolean("entente.faults.tls");

  @TempDir private Path folder;

  private final Random random = new Random(SEED);
  private final Map<String, NodeProcess> nodes = new TreeMap<>();
  private final List<FaultyWire> wires = new ArrayList<>();
  private final List<FaultyWire.Leaks> leaks = new ArrayList<>();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final AtomicInteger objects = new AtomicInteger();
  private final AtomicLong retries = new AtomicLong();
  private final ConcurrentLinkedQueue<Throwable> troubles = new ConcurrentLinkedQueue<>();

  /// By sender and recipient, what was acknowledged as released and not taken back.
  private final Map<String, Set<String>> expected = new ConcurrentHashMap<>();

  private final Map<String, Long> kept = new ConcurrentHashMap<>();
  private final Map<String, Long> skews = new HashMap<>();
  private final AtomicLong releases = new AtomicLong();
  private final AtomicLong revocations = new AtomicLong();
  private final KeyFaults keys = new KeyFaults();
  private int kills;
  private int damages;
  private int jumps;

  /// To one country, by its node.
  private record Sent(String to, String id) {}

  private Set<String> sent(NodeProcess by, String to) {
    return expected.computeIfAbsent(by.name + to, _ -> ConcurrentHashMap.newKeySet());
  }

  private static String canary(String by, String country) {
    return "withheld-canary-by-" + by + "-for-" + country + "-only";
  }

  /// What only others may have, of all senders but one.
  private static List<String> canariesBut(String by, String country) {
    List<String> all = new ArrayList<>();
    for (String sender : COUNTRIES.keySet()) {
      for (String one : List.of("USA", "KOR", "JPN", "NONE")) {
        if (!sender.equals(by) && !one.equals(country)) {
          all.add(canary(sender, one));
        }
      }
    }
    return all;
  }

  private FaultyWire.Leaks leaks(String country) {
    FaultyWire.Leaks made = new FaultyWire.Leaks(canariesBut("", country));
    leaks.add(made);
    return made;
  }

  private Path clock(String name) {
    return folder.resolve("clock-" + name);
  }

  private void open(HostilePartner hostile) throws Exception {
    for (Map.Entry<String, String> one : COUNTRIES.entrySet()) {
      String name = one.getKey();
      skews.put(name, random.nextLong(-3_600, 3_600));
      tick();
      Map<String, String> settings =
          Map.of("test.clock", clock(name).toString(), "test.plain-store", "true");
      nodes.put(
          name, new NodeProcess(folder.resolve(name), name, one.getValue(), !IS_TLS, settings));
    }
    for (NodeProcess one : nodes.values()) {
      one.start();
      for (NodeProcess other : others(one)) {
        FaultyWire wire =
            new FaultyWire(
                other.port(), leaks(one.country()), leaks(other.country()), random.nextLong());
        wires.add(wire);
        String url = wire.url().replace("http:", other.scheme() + ":");
        partner(one, other.name, other.country(), url, other.vkey());
      }
      partner(one, HostilePartner.NAME, "AUS", hostile.url(), hostile.vkey());
    }
  }

  private static void partner(
      NodeProcess at, String name, String country, String url, String vkey) {
    CommandLineRun added =
        CommandLineRun.of(
            "partner",
            "add",
            "--dir",
            at.folder(),
            "--name",
            name,
            "--country",
            country,
            "--url",
            url,
            "--vkey",
            vkey);
    assertThat(added.exit()).as(added.err()).isZero();
  }

  private List<NodeProcess> others(NodeProcess than) {
    return nodes.values().stream().filter(one -> one != than).toList();
  }

  /// Each node's clock goes, by its own idea of the time.
  private boolean tick() throws IOException {
    for (Map.Entry<String, Long> one : skews.entrySet()) {
      Path next = folder.resolve("next-" + one.getKey());
      Files.writeString(next, Instant.now().plusSeconds(one.getValue()).toString());
      Files.move(
          next,
          clock(one.getKey()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    return true;
  }

  /// Says it over and over, under one key, until the node says that it has it.
  private JsonValue.Members insist(NodeProcess node, String path, String body)
      throws InterruptedException {
    String key = "key " + objects.incrementAndGet();
    for (; ; ) {
      try {
        HttpResponse<String> response = node.send(path, key, body);
        if (response.statusCode() == 201) {
          return (JsonValue.Members) JsonReader.parse(path, response.body());
        }
        assertThat(response.statusCode()).as(response.body()).isIn(429, 503);
      } catch (IOException _) {
        // It was killed: what it did of this nobody knows.
      }
      retries.incrementAndGet();
      Thread.sleep(100);
    }
  }

  private void work(NodeProcess node, Random choice, HostilePartner hostile) {
    try {
      List<Sent> released = new ArrayList<>();
      while (!isOver.get()) {
        int what = choice.nextInt(10);
        if (what == 0) {
          String text =
              MadeObjects.indicator(objects.incrementAndGet(), canary(node.name, "NONE"), "");
          insist(node, "/x/items", MadeObjects.bundle(List.of(text)));
          kept.merge(node.name, 1L, Long::sum);
        } else if (what == 1 && !released.isEmpty()) {
          Sent one = released.remove(choice.nextInt(released.size()));
          insist(
              node,
              "/x/revocations",
              "{\"to\":[\"%s\"],\"ids\":[\"%s\"]}".formatted(one.to(), one.id()));
          sent(node, one.to()).remove(one.id());
          revocations.incrementAndGet();
        } else {
          NodeProcess only = others(node).get(choice.nextInt(2));
          released.addAll(release(node, only, hostile));
        }
        Thread.sleep(choice.nextInt(60));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | AssertionError e) {
      troubles.add(e);
    }
  }

  /// For one country, and offered to all: the others must not have it.
  private List<Sent> release(NodeProcess node, NodeProcess only, HostilePartner hostile)
      throws InterruptedException {
    String country = only.country();
    int number = objects.incrementAndGet();
    String marking = NodeGroup.marking(number, country);
    String object =
        MadeObjects.indicator(
            number, canary(node.name, country), NodeGroup.id("marking-definition", number));
    JsonValue.Members answer =
        insist(
            node,
            "/x/releases",
            "{\"to\":[\"us\",\"kr\",\"jp\",\"mal\"],\"bundle\":%s}"
                .replace("\"" + node.name + "\",", "")
                .replace(",\"" + node.name + "\"", "")
                .formatted(MadeObjects.bundle(List.of(marking, object))));
    List<Sent> released = new ArrayList<>();
    for (JsonValue one : answer.items("released")) {
      JsonValue.Members item = (JsonValue.Members) one;
      String id = item.optional("id").orElseThrow();
      if (id.startsWith("indicator--")) {
        assertThat(item.text("to")).isEqualTo(only.name);
        sent(node, only.name).add(id);
        releases.incrementAndGet();
        released.add(new Sent(only.name, id));
        hostile.learn(id);
      }
    }
    assertThat(released).hasSize(1);
    return released;
  }

  private void harm(HostilePartner hostile) throws Exception {
    List<NodeProcess> all = List.copyOf(nodes.values());
    NodeProcess one = all.get(random.nextInt(all.size()));
    if (random.nextInt(KeyFaults.RARE) == 0) {
      keys.change(one, random);
    }
    switch (random.nextInt(12)) {
      case 6 -> {
        if (random.nextInt(10) == 0) {
          damage(one);
        }
      }
      case 0 -> {
        one.kill();
        Thread.sleep(random.nextInt(400));
        one.start();
        kills++;
      }
      case 1 -> {
        skews.put(one.name, random.nextLong(-3_600, 3_600));
        jumps++;
      }
      case 2, 3, 4, 5 -> {
        FaultyWire.Weather[] kinds = FaultyWire.Weather.values();
        wires.get(random.nextInt(wires.size())).set(kinds[random.nextInt(kinds.length)]);
      }
      default -> {
        if (!IS_TLS) {
          hostile.attack(one.name, "http://127.0.0.1:" + one.port());
        }
        keys.keep(one, others(one).get(random.nextInt(2)).name);
      }
    }
    tick();
    Thread.sleep(random.nextInt(150));
  }

  /// One bit of one of its files is another: what it says then is right, or it says nothing.
  private void damage(NodeProcess one) throws Exception {
    wires.forEach(wire -> wire.set(FaultyWire.Weather.CUT));
    one.kill();
    DamagedCopy copy = new DamagedCopy(one, folder.resolve("damaged"));
    Map<String, Integer> from = new TreeMap<>();
    others(one).forEach(other -> from.put(other.name, sent(other, one.name).size()));
    List<JsonValue> told = copy.received(random, from);
    one.start();
    Set<JsonValue> right = new HashSet<>();
    for (String other : from.keySet()) {
      for (JsonValue item : page(one, other, first(told, other) - 1)) {
        right.add(((JsonValue.Members) item).with("of", JsonValue.of(other)));
      }
    }
    assertThat(right).as(copy.where()).containsAll(told);
    damages++;
    wires.forEach(wire -> wire.set(FaultyWire.Weather.CALM));
  }

  /// The index with which what was told of a partner begins.
  private static long first(List<JsonValue> told, String partner) {
    return told.stream()
        .map(JsonValue.Members.class::cast)
        .filter(one -> one.optional("of").equals(Optional.of(partner)))
        .mapToLong(ManyFaultsTest::index)
        .min()
        .orElse(0);
  }

  private static long index(JsonValue.Members item) {
    return ((JsonValue.Numeral) Objects.requireNonNull(item.get("index"))).value().longValue();
  }

  @Test
  void nothingIsLostAndNothingLeaksHoweverBadTheWiresAre() throws Exception {
    FaultyWire.Leaks toHostile = leaks("");
    try (HostilePartner hostile = new HostilePartner(random.nextLong(), toHostile)) {
      try {
        run(hostile);
      } catch (Exception | AssertionError e) {
        throw new AssertionError("seed " + SEED + ": " + e.getMessage(), e);
      } finally {
        isOver.set(true);
        for (NodeProcess one : nodes.values()) {
          one.close();
        }
        for (FaultyWire wire : wires) {
          wire.close();
        }
      }
      System.err.println("seed " + SEED + ", done: " + figures(hostile));
    }
  }

  /// What was done and suffered so far.
  private String figures(HostilePartner hostile) {
    Map<FaultyWire.Weather, Long> hurt = new TreeMap<>();
    for (FaultyWire.Weather kind : FaultyWire.Weather.values()) {
      hurt.put(kind, wires.stream().mapToLong(one -> one.hurt(kind)).sum());
    }
    hurt.remove(FaultyWire.Weather.CALM);
    return ("%d s, %d releases, %d taken back, %d kept, %s, %d kills, %d clock jumps, %d bits,"
            + " %d requests said again, harm by wires %s, %d hostile answers, %d attacks"
            + " answered %s")
        .formatted(
            SECONDS,
            releases.get(),
            revocations.get(),
            kept.values().stream().mapToLong(Long::longValue).sum(),
            keys.figures(),
            kills,
            jumps,
            damages,
            retries.get(),
            hurt,
            hostile.answers(),
            hostile.attacks(),
            new TreeSet<>(hostile.statuses()));
  }

  private void run(HostilePartner hostile) throws Exception {
    open(hostile);
    List<Thread> workers = new ArrayList<>();
    for (NodeProcess one : nodes.values()) {
      Random choice = new Random(random.nextLong());
      workers.add(Thread.ofPlatform().start(() -> work(one, choice, hostile)));
    }
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    long told = System.nanoTime();
    while (System.nanoTime() < end && troubles.isEmpty()) {
      harm(hostile);
      if (System.nanoTime() - told > Duration.ofMinutes(1).toNanos()) {
        System.err.println("seed " + SEED + ", so far: " + figures(hostile));
        told = System.nanoTime();
      }
    }
    damage(nodes.values().iterator().next());
    for (FaultyWire wire : wires) {
      wire.set(FaultyWire.Weather.CALM);
    }
    isOver.set(true);
    for (Thread one : workers) {
      one.join();
    }
    assertThat(troubles).isEmpty();
    for (NodeProcess one : nodes.values()) {
      for (NodeProcess other : others(one)) {
        awaitAll(one, other);
      }
      keys.awaitKnown(one, others(one), this::tick);
    }
    check();
  }

  /// Asks over and over while the node says that it has too much to do, for a minute.
  private JsonValue.Members ask(NodeProcess node, String path) throws Exception {
    tick();
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    HttpResponse<String> response = node.send(path, "", "");
    while (Set.of(429, 503).contains(response.statusCode()) && System.nanoTime() < end) {
      Thread.sleep(100);
      response = node.send(path, "", "");
    }
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return (JsonValue.Members) JsonReader.parse(path, response.body());
  }

  private List<JsonValue> page(NodeProcess at, String from, long after) throws Exception {
    return ask(at, "/x/received?from=" + from + "&after=" + after + "&limit=1000").items("items");
  }

  private List<JsonValue> items(NodeProcess at, String from) throws Exception {
    List<JsonValue> all = new ArrayList<>();
    for (; ; ) {
      JsonValue.Members page =
          ask(at, "/x/received?from=" + from + "&after=" + (all.size() - 1) + "&limit=1000");
      all.addAll(page.items("items"));
      if (JsonValue.of(false).equals(page.get("more"))) {
        return all;
      }
    }
  }

  private Set<String> live(NodeProcess at, String from) throws Exception {
    Set<String> live = new TreeSet<>();
    for (JsonValue one : items(at, from)) {
      JsonValue.Members item = (JsonValue.Members) one;
      String id = item.optional("id").orElseThrow();
      if (id.startsWith("indicator--") && item.get("object") instanceof JsonValue.Members) {
        live.add(id);
      }
    }
    return live;
  }

  private void awaitAll(NodeProcess sender, NodeProcess recipient) throws Exception {
    Set<String> wanted = new TreeSet<>(sent(sender, recipient.name));
    long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (!isAcknowledged(sender, recipient.name) && System.nanoTime() < end) {
      Thread.sleep(200);
    }
    Set<String> has = live(recipient, sender.name);
    while (!has.equals(wanted) && System.nanoTime() < end) {
      Thread.sleep(200);
      has = live(recipient, sender.name);
    }
    assertThat(has)
        .as("what %s has of %s: %s", recipient.name, sender.name, ask(recipient, "/x/status"))
        .isEqualTo(wanted);
    assertThat(isAcknowledged(sender, recipient.name)).isTrue();
  }

  private boolean isAcknowledged(NodeProcess sender, String by) throws Exception {
    for (JsonValue one : ask(sender, "/x/status").items("partners")) {
      JsonValue.Members partner = (JsonValue.Members) one;
      if (partner.optional("name").equals(Optional.of(by))) {
        return Objects.equals(partner.get("sent"), partner.get("acknowledged"));
      }
    }
    return false;
  }

  private void check() throws Exception {
    for (FaultyWire.Leaks one : leaks) {
      assertThat(one.found()).isEmpty();
    }
    for (NodeProcess one : nodes.values()) {
      assertThat(live(one, HostilePartner.NAME)).isEmpty();
      one.kill();
    }
    assertThat(folder.resolve("err")).content().as("what the nodes complain of").isBlank();
    NodeGroup reading = new NodeGroup(folder);
    HeldLogs logs = new HeldLogs(folder);
    for (NodeProcess one : nodes.values()) {
      String country = one.country();
      for (String canary : canariesBut(one.name, country)) {
        assertThat(reading.holds(folder.resolve(one.name), canary)).as(canary).isFalse();
      }
      assertThat(
              kept.getOrDefault(one.name, 0L) == 0
                  || reading.holds(folder.resolve(one.name), canary(one.name, "NONE")))
          .isTrue();
      try (var store = one.home.store()) {
        assertThat(store.nationalCount()).isGreaterThanOrEqualTo(kept.getOrDefault(one.name, 0L));
      }
      others(one).forEach(other -> logs.check(one, other.name));
    }
    reading.close();
    keys.check(logs);
  }
}

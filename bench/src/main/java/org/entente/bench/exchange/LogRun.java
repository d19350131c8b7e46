package org.entente.bench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.entente.base.Hex;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.Frontier;
import org.entente.exchange.log.InclusionProof;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.store.Answered;
import org.entente.exchange.store.Identity;
import org.entente.exchange.store.Inbox;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.Surroundings;

/// One store's logs: entries that are on disk when the call returns, released by us and taken
/// from a partner, and proofs of single entries.
public final class LogRun {
  private static final String TLP_GREEN =
      "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
  private static final int THREADS = 8;
  private static final int AT_ONCE = 250;
  private static final int PROOFS = 2_000;

  private LogRun() {}

  private record Clock(Random random) implements Surroundings {
    @Override
    public long nowMicros() {
      return System.currentTimeMillis() * 1000;
    }

    @Override
    public String uuid(String purpose, long number) {
      return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    }
  }

  public static void run(Path folder, int entries, long seed, Report report)
      throws IOException, InterruptedException, ExecutionException {
    Files.createDirectories(folder);
    Path file = folder.resolve("node-" + System.nanoTime() + ".db");
    SigningKey own = new SigningKey("entente/us", Merkle.sha256("us".getBytes(UTF_8)));
    SigningKey its = new SigningKey("entente/jp", Merkle.sha256("jp".getBytes(UTF_8)));
    Identity us = new Identity("us", "USA", own);
    Partner jp =
        new Partner("jp", "JPN", "https://jp", its.verifier().toString(), Partner.State.ACTIVE);
    try (NodeStore store = NodeStore.open(file, new Clock(new Random(seed)))) {
      store.partners(us).put(jp);
      List<JsonValue.Members> objects = objects(entries);
      List<Double> released = released(store, us, objects);
      List<Double> taken = taken(store, us, jp, its, objects);
      Times proofs = proofs(store, own, entries, new Random(seed), report);
      report.section("Logs");
      report.paragraph(
          ("%s indicators, released to one partner by %d threads in bundles of %d (kept nationally,"
                  + " decided on, logged, put into the partner's collection), then as many taken"
                  + " from it, 256 at once; each on disk (fsync) before the call returns. Then"
                  + " %s proofs of random entries, made from tiles and each checked.")
              .formatted(count(entries), THREADS, AT_ONCE, count(PROOFS)));
      report.table(
          List.of("", "entries a second", "tenths of the run"),
          List.of(row("released", released), row("taken", taken)));
      report.goal("log entries a second, durably", "≥ 20,000", number(taken.getFirst()), "");
      report.goal("objects released a second, durably", "–", number(released.getFirst()), "");
      report.goal("inclusion proof, p99 ms", "≤ 1", number(proofs.p99Millis()), "");
      report.json("exchange").putPOJO("released", released).putPOJO("taken", taken);
      report.json("exchange").put("proofP99Millis", proofs.p99Millis());
      report.json("exchange").put("proofP50Millis", proofs.p50Millis());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static List<String> row(String what, List<Double> rates) {
    return List.of(
        what,
        number(rates.getFirst()),
        String.join(" ", rates.stream().skip(1).map(Report::number).toList()));
  }

  private static List<JsonValue.Members> objects(int many) {
    List<JsonValue.Members> objects = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      String json =
          """
          {"type":"indicator","spec_version":"2.1","id":"indicator--%08x-0000-4000-8000-000000000000",
          "created":"2026-01-01T00:00:00.000Z","modified":"2026-01-01T00:00:00.000Z",
          "name":"address of the theft number %d","pattern_type":"stix",
          "pattern":"[url:value = 'https://example.org/%d']","valid_from":"2026-01-01T00:00:00Z",
          "object_marking_refs":["%s"]}
          """
              .formatted(i, i, i, TLP_GREEN);
      objects.add((JsonValue.Members) JsonReader.parse("made", json));
    }
    return objects;
  }

  private static List<Double> released(
      NodeStore store, Identity us, List<JsonValue.Members> objects)
      throws InterruptedException, ExecutionException {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger went = new AtomicInteger();
    Watch watch = new Watch(objects.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            threads.submit(
                () -> {
                  for (int at = next.getAndAdd(AT_ONCE);
                      at < objects.size();
                      at = next.getAndAdd(AT_ONCE)) {
                    List<JsonValue> some =
                        List.copyOf(objects.subList(at, Math.min(objects.size(), at + AT_ONCE)));
                    store
                        .outbox(us)
                        .release(
                            null,
                            List.of("jp"),
                            List.of(),
                            some,
                            result -> {
                              went.addAndGet(result.released().size());
                              return new Answered(201, "");
                            });
                    watch.done(some.size());
                  }
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    if (went.get() != objects.size()) {
      throw new IllegalStateException("only " + went + " of " + objects.size() + " went");
    }
    return watch.rates();
  }

  private static List<Double> taken(
      NodeStore store, Identity us, Partner jp, SigningKey its, List<JsonValue.Members> objects) {
    Frontier frontier = Frontier.empty();
    Watch watch = new Watch(objects.size());
    Inbox inbox = store.inbox(us);
    String origin = inbox.key(jp).name();
    for (int at = 0; at < objects.size(); at += 256) {
      List<Inbox.Arrived> some = new ArrayList<>();
      for (JsonValue.Members object : objects.subList(at, Math.min(objects.size(), at + 256))) {
        String json = CanonicalJson.text(object);
        LogEntry entry =
            new LogEntry(
                LogEntry.Action.RELEASE,
                "2026-01-01T00:00:00.000000Z",
                object.optional("id").orElseThrow(),
                object.optional("modified").orElseThrow(),
                Hex.encode(Merkle.sha256(json.getBytes(UTF_8))));
        byte[] body = entry.bytes();
        frontier.append(Merkle.leaf(body), (_, _, _) -> {});
        some.add(new Inbox.Arrived(entry, body, json, null));
      }
      inbox.take(jp, at, some);
      watch.done(some.size());
    }
    String text = Checkpoint.of(origin, frontier).text();
    String note = text + "\n" + its.named(origin).line(text);
    Inbox.Standing standing =
        inbox.conclude(
            jp,
            SignedNote.parse(origin, note.getBytes(UTF_8)),
            Checkpoint.of(origin, frontier),
            null);
    if (standing.fault() != null || standing.size() != objects.size()) {
      throw new IllegalStateException("what was taken is not what was signed");
    }
    return watch.rates();
  }

  private static Times proofs(
      NodeStore store, SigningKey own, int entries, Random random, Report report) {
    String origin = "entente/us/released/jp";
    VerifierKey key = own.named(origin).verifier();
    List<Long> nanos = new ArrayList<>();
    for (int i = -PROOFS; i < PROOFS; i++) {
      long index = random.nextInt(entries);
      long began = System.nanoTime();
      InclusionProof proof = store.proofs().inclusion(origin, index);
      long took = System.nanoTime() - began;
      if (i >= 0) {
        nanos.add(took);
      }
      if (proof.verified(origin, key, List.of()).index() != index) {
        report.failure("a proof is of another entry");
      }
    }
    return Times.of(nanos);
  }

  /// Entries a second over all, and over each tenth.
  private static final class Watch {
    private final long size;
    private final long began = System.nanoTime();
    private final List<Double> rates = new ArrayList<>();
    private long done;
    private long tenth;
    private long tenthBegan = began;

    Watch(long size) {
      this.size = size;
    }

    synchronized void done(int some) {
      done += some;
      long now = System.nanoTime();
      if (done - tenth >= size / 10 || done == size) {
        rates.add((done - tenth) * 1e9 / (now - tenthBegan));
        tenth = done;
        tenthBegan = now;
      }
      if (done == size) {
        rates.addFirst(size * 1e9 / (now - began));
      }
    }

    synchronized List<Double> rates() {
      return List.copyOf(rates);
    }
  }
}

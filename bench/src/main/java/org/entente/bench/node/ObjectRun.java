package org.entente.bench.node;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.jspecify.annotations.Nullable;

/// A collection of millions of objects, through a node's port: how many it takes a second, each
/// valid and on disk before the answer, and how long a page takes wherever it begins.
final class ObjectRun {
  private static final String COLLECTION = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
  private static final String OBJECTS = "/api/collections/" + COLLECTION + "/objects/";
  private static final int SENDERS = 4;
  private static final int BATCH = 1_000;
  private static final int JUMPS = 1_000;

  private final NodeProcess node;
  private final NodeClient client;
  private final long many;
  private final Report report;
  private final Map<String, String> headers;
  private final List<String> starts = new ArrayList<>();

  private ObjectRun(NodeProcess node, NodeClient client, long many, Report report) {
    this.node = node;
    this.client = client;
    this.many = many;
    this.report = report;
    headers =
        Map.of(
            "Authorization",
            "Bearer " + node.token(),
            "Accept",
            NodeClient.TAXII,
            "Content-Type",
            NodeClient.TAXII);
  }

  static void run(Path folder, long many, long seed, Report report)
      throws IOException, InterruptedException, ExecutionException {
    try (NodeProcess node = NodeProcess.start(folder.resolve("objects"), "--http");
        NodeClient client = new NodeClient(node)) {
      new ObjectRun(node, client, many / BATCH * BATCH, report).run(seed);
    }
  }

  private void run(long seed) throws IOException, InterruptedException, ExecutionException {
    client.admin(
        node,
        "collection",
        "{\"title\":\"many\",\"id\":\"%s\",\"read\":[\"admin\"],\"write\":[\"admin\"]}"
            .formatted(COLLECTION));
    double cpuBefore = node.cpuSeconds();
    List<Double> rates = push(seed);
    double cpu = node.cpuSeconds() - cpuBefore;
    Times walked = walk();
    Times jumped = jump(new Random(seed));
    long bytes = Files.size(node.home().resolve("node.db"));
    report.section("Objects through the port");
    report.paragraph(
        ("%s indicators of 480 bytes, %d senders, envelopes of %s over HTTP, each object checked"
                + " against the standard and on disk (fsync) before the answer: %s a second, by"
                + " tenths of the run: %s. The node took %s µs of processor time for each; its"
                + " file has %s bytes for each. Senders share the processors with it.")
            .formatted(
                count(many),
                SENDERS,
                count(BATCH),
                number(rates.getFirst()),
                String.join(" ", rates.stream().skip(1).map(Report::number).toList()),
                number(cpu * 1e6 / many),
                count(bytes / many)));
    report.table(
        List.of("a page of 1,000 over HTTP", "count", "p50 ms", "p99 ms", "slowest ms"),
        List.of(
            row("every page from the first to the last, by next", walked),
            row("pages at random times of arrival, by added_after", jumped)));
    report.goal("objects a second through HTTP, durably", "≥ 5,000", number(rates.getFirst()), "");
    report.goal("a page of 1,000 at any offset, p99 ms", "< 50", number(walked.p99Millis()), "");
    report.goal("the slowest page, ms", "–", number(walked.maxMillis()), "");
    report
        .json("objects")
        .put("objects", many)
        .put("perSecond", rates.getFirst())
        .put("pageP99Millis", walked.p99Millis())
        .put("pageMaxMillis", walked.maxMillis());
  }

  private static List<String> row(String what, Times times) {
    return List.of(
        what,
        count(times.count()),
        number(times.p50Millis()),
        number(times.p99Millis()),
        number(times.maxMillis()));
  }

  /// Objects a second over all, and over each tenth.
  private List<Double> push(long seed) throws InterruptedException, ExecutionException {
    AtomicLong next = new AtomicLong();
    List<Long> done = new ArrayList<>();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Random random = new Random(seed * SENDERS + i);
        all.add(
            threads.submit(
                () -> {
                  while (next.getAndAdd(BATCH) < many) {
                    send(random);
                    synchronized (done) {
                      done.add(System.nanoTime());
                    }
                  }
                  return true;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    List<Double> rates = new ArrayList<>();
    rates.add(many * 1e9 / (done.getLast() - began));
    long from = began;
    int each = Math.max(1, done.size() / 10);
    for (int i = each; i <= done.size(); i += each) {
      rates.add(each * (double) BATCH * 1e9 / (done.get(i - 1) - from));
      from = done.get(i - 1);
    }
    return rates;
  }

  private void send(Random random) throws IOException, InterruptedException {
    String envelope = Indicators.envelope(Indicators.many(random, BATCH));
    HttpResponse<String> answer = client.send("POST", OBJECTS, envelope, headers);
    if (answer.statusCode() != 202 || !answer.body().contains("\"success_count\":" + BATCH)) {
      String body = answer.body();
      throw new IOException(
          answer.statusCode() + " " + body.substring(0, Math.min(500, body.length())));
    }
  }

  private Times walk() throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>();
    long seen = 0;
    String next = "";
    while (next != null) {
      long began = System.nanoTime();
      HttpResponse<String> answer = client.get(OBJECTS + "?limit=" + BATCH + next, headers);
      nanos.add(System.nanoTime() - began);
      seen += size(answer);
      starts.add(answer.headers().firstValue("X-TAXII-Date-Added-Last").orElse(""));
      next = next(answer.body());
    }
    if (seen != many) {
      report.failure("pages gave " + count(seen) + " objects of " + count(many));
    }
    return Times.of(nanos);
  }

  private static int size(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    int size = 0;
    String mark = "\"id\":\"indicator--";
    for (int at = answer.body().indexOf(mark); at >= 0; at = answer.body().indexOf(mark, at + 1)) {
      size++;
    }
    return size;
  }

  /// What follows the first page to ask for the next; null after the last.
  private static @Nullable String next(String body) {
    String mark = "\"next\":\"";
    int at = body.lastIndexOf(mark);
    return at < 0
        ? null
        : "&next=" + body.substring(at + mark.length(), body.indexOf('"', at + mark.length()));
  }

  private Times jump(Random random) throws IOException, InterruptedException {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < JUMPS && starts.size() > 1; i++) {
      String after = starts.get(random.nextInt(starts.size() - 1));
      long began = System.nanoTime();
      HttpResponse<String> answer =
          client.get(OBJECTS + "?limit=" + BATCH + "&added_after=" + after, headers);
      nanos.add(System.nanoTime() - began);
      if (size(answer) != BATCH) {
        report.failure("a page after " + after + " isn't full");
      }
    }
    return Times.of(nanos);
  }
}

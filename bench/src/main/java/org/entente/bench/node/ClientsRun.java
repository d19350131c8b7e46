package org.entente.bench.node;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.bench.report.Report;

/// Many clients of a node at once over HTTPS, who do what people and programs do: push, page,
/// poll, ask how things stand, watch events, sign in and out, write cases. Each answer is checked;
/// the node's memory and descriptors are looked at each second.
final class ClientsRun {
  /// What the machine gave the node at a moment.
  private record Sample(long residentBytes, long descriptors) {}

  private static final Set<String> EXPECTED =
      Set.of(
          "push",
          "status of a push",
          "page",
          "poll",
          "manifest",
          "node status",
          "metrics",
          "event",
          "sign-in",
          "session",
          "sign-out",
          "case entry",
          "case list");

  /// How much longer than told it goes on, on a machine on which not all were served yet.
  private static final int PATIENCE_SECONDS = 60;

  /// Descriptors beside those of clients: files, sockets that wait to close.
  private static final int SPARE = 200;

  private final NodeProcess node;
  private final Tally tally = new Tally();
  private final List<Sample> samples = new ArrayList<>();

  private ClientsRun(NodeProcess node) {
    this.node = node;
  }

  /// Whether nothing was wrong.
  static boolean run(Path folder, int clients, Duration length, Report report)
      throws IOException, InterruptedException {
    try (NodeProcess node =
        NodeProcess.start(folder.resolve("clients"), "--set", "events.heartbeat=1")) {
      return new ClientsRun(node).run(clients, length, report);
    }
  }

  private boolean run(int clients, Duration length, Report report)
      throws IOException, InterruptedException {
    long before = report.failures().size();
    double cpu;
    long began = System.nanoTime();
    try (Clients all = new Clients(node, clients, tally)) {
      all.start();
      long end = System.nanoTime() + length.toNanos();
      long latest = end + PATIENCE_SECONDS * 1_000_000_000L;
      while (node.isAlive()
          && (System.nanoTime() < end || (!isAllDone() && System.nanoTime() < latest))) {
        Thread.sleep(1_000);
        samples.add(new Sample(node.residentBytes(), node.descriptors()));
      }
      cpu = node.cpuSeconds();
      all.end();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    judge(clients, report);
    if (!node.end()) {
      report.failure("the node did not end cleanly when it was asked to");
    }
    tell(clients, seconds, cpu, report);
    return report.failures().size() == before;
  }

  private boolean isAllDone() {
    return tally.kinds().containsAll(EXPECTED);
  }

  private void judge(int clients, Report report) {
    tally.errors().forEach(report::failure);
    if (tally.wrong() > tally.errors().size()) {
      report.failure(count(tally.wrong()) + " answers were wrong");
    }
    for (String kind : EXPECTED) {
      if (!tally.kinds().contains(kind)) {
        report.failure("nobody came to: " + kind);
      }
    }
    long most = samples.stream().mapToLong(Sample::descriptors).max().orElse(0);
    if (most > clients + SPARE) {
      report.failure("the node had " + count(most) + " descriptors open");
    }
  }

  private void tell(int clients, double seconds, double cpu, Report report) {
    report.section("Many clients");
    report.paragraph(
        ("%s clients at once over HTTPS for %s s: %s requests and events, each checked, %s wrong;"
                + " %s a second. The node took %s of the processors' time; what it held and had"
                + " open, each second, from the first tenth on:")
            .formatted(
                count(clients),
                number(seconds),
                count(tally.count()),
                count(tally.wrong()),
                number(tally.count() / seconds),
                number(cpu) + " s"));
    List<Sample> later = samples.subList(samples.size() / 10, samples.size());
    report.table(
        List.of("", "first", "least", "most", "last"),
        List.of(
            row("megabytes held", later.stream().map(one -> one.residentBytes() / 1e6).toList()),
            row("descriptors", later.stream().map(one -> (double) one.descriptors()).toList())));
    report.table(List.of("", "count", "p50 ms", "p99 ms", "slowest ms"), tally.rows());
    report.goal(
        count(clients) + " clients for " + number(seconds) + " s, wrong answers",
        "0",
        count(tally.wrong()),
        "");
    report
        .json("clients")
        .put("clients", clients)
        .put("seconds", seconds)
        .put("requests", tally.count())
        .put("wrong", tally.wrong())
        .put("cpuSeconds", cpu);
  }

  private static List<String> row(String what, List<Double> values) {
    return List.of(
        what,
        number(values.getFirst()),
        number(values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN)),
        number(values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN)),
        number(values.getLast()));
  }
}

package org.entente.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.bench.peer.PeerRun.Answer;
import org.entente.bench.peer.PeerRun.Asked;
import org.entente.bench.peer.PeerRun.Result;
import org.entente.bench.report.Child;
import org.entente.bench.report.Child.Outcome;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.jspecify.annotations.Nullable;

/// Runs the peers over one chain, one after the other, and compares: first results, then times.
public final class SideBySide {
  /// `buildSeconds` is what importing the store took, if it was measured. `names` are the peers
  /// asked for. Each may take `secondsEach` for each number of hops, and `buildLimit` before.
  public record Order(
      String chain,
      Path store,
      @Nullable Double buildSeconds,
      boolean large,
      List<String> names,
      long seed,
      int starts,
      long secondsEach,
      Duration buildLimit,
      String heap) {}

  private final Order order;
  private final Path folder;
  private final Report report;
  private final Map<Peer, Result> results = new LinkedHashMap<>();
  private String nodeName = "";
  private int nodes;
  private long edgeCount;

  private SideBySide(Order order, Path folder, Report report) {
    this.order = order;
    this.folder = folder;
    this.report = report;
  }

  /// Names of all peers that this build knows.
  public static List<String> names() {
    return PeerRun.peers().stream().map(Peer::name).toList();
  }

  /// `folder` is for what the peers build; it should be empty.
  public static void run(Order order, Path folder, Report report)
      throws IOException, InterruptedException {
    new SideBySide(order, Files.createDirectories(folder), report).run();
  }

  private void run() throws IOException, InterruptedException {
    Path edges = folder.resolve("edges");
    String what;
    try (StoreGraph graph = StoreGraph.open(order.store())) {
      Edges.write(graph, edges);
      nodeName = graph.nodeName();
      what = graph.edgeName();
    }
    Edges written = Edges.open(edges);
    nodes = written.nodes();
    edgeCount = written.count();
    report.section("Side by side: " + order.chain());
    report.paragraph(
        Report.count(nodes)
            + " "
            + nodeName
            + ", "
            + Report.count(edgeCount)
            + " edges ("
            + what
            + "), "
            + order.starts()
            + " starts drawn with seed "
            + order.seed()
            + ". Each peer in a process of its own with a heap of "
            + order.heap()
            + ", at most "
            + order.secondsEach()
            + " s for each number of hops: who is slow gets through fewer starts, and ratios are"
            + " taken over those it finished. Where both got to a start, count and checksum of what"
            + " they reached are equal; otherwise the run fails.");
    for (Peer peer : PeerRun.peers()) {
      if (peer.name().equals(EntentePeer.NAME) || order.names().contains(peer.name())) {
        if (order.large() && !peer.takesLargeChains()) {
          report.paragraph(peer.title() + ": on the small chain only.");
        } else {
          measure(peer, edges);
        }
      }
    }
    compare();
  }

  private void measure(Peer peer, Path edges) throws IOException, InterruptedException {
    Path file = folder.resolve(peer.name() + ".json");
    Files.deleteIfExists(file);
    long seconds = order.buildLimit().toSeconds() + 2L * PeerRun.HOPS.size() * order.secondsEach();
    Outcome outcome =
        Child.run(
            PeerRun.class,
            order.heap(),
            Duration.ofSeconds(seconds),
            folder.resolve(peer.name() + ".log"),
            List.of(
                peer.name(),
                edges.toString(),
                order.store().toString(),
                folder.resolve(peer.name()).toString(),
                Long.toString(order.seed()),
                Integer.toString(order.starts()),
                Long.toString(order.secondsEach()),
                file.toString()));
    if (Files.exists(file)) {
      Result result = Report.JSON.readValue(Files.readString(file), Result.class);
      results.put(peer, result);
      report.json(order.chain()).putPOJO(peer.name(), result);
    }
    switch (outcome) {
      case DONE -> {}
      case FAILED -> report.failure(peer.title() + " ended with an error, see its log");
      case OUT_OF_TIME ->
          report.paragraph(peer.title() + ": ended after " + seconds + " s, its limit.");
    }
  }

  private void compare() {
    Result ours =
        results.entrySet().stream()
            .filter(entry -> entry.getKey().name().equals(EntentePeer.NAME))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("Entente itself did not run"));
    List<List<String>> space = new ArrayList<>();
    List<List<String>> times = new ArrayList<>();
    results.forEach(
        (peer, result) -> {
          boolean own = peer.name().equals(EntentePeer.NAME);
          space.add(spaceRow(peer, result, own ? order.buildSeconds() : null, own));
          for (Asked asked : result.hops()) {
            row(peer, asked, asked(ours, asked.hops())).ifPresent(times::add);
          }
        });
    report.table(List.of("peer", "build s", "MiB", "bits an edge", "what is counted"), space);
    report.table(
        List.of(
            "peer",
            "hops",
            "starts",
            "compared",
            "reached",
            "p50 ms",
            "p99 ms",
            "max ms",
            "p50 ×",
            "total ×"),
        times);
    report.paragraph(
        "“×” is the peer's time over Entente's on the same starts: above 1, Entente is faster."
            + " “reached” is the mean.");
  }

  private List<String> spaceRow(
      Peer peer, Result result, @Nullable Double importSeconds, boolean own) {
    Peer.Footprint footprint = result.footprint();
    String build = own ? "not measured" : Report.number(result.buildSeconds());
    if (importSeconds != null) {
      build = Report.number(importSeconds) + " (import)";
    }
    return List.of(
        peer.title(),
        build,
        Report.number(footprint.bytes() / 1048576.0),
        Report.number(8.0 * footprint.bytes() / edgeCount),
        footprint.includes());
  }

  private static List<Answer> asked(Result ours, int hops) {
    return ours.hops().stream()
        .filter(asked -> asked.hops() == hops)
        .findFirst()
        .map(Asked::answers)
        .orElse(List.of());
  }

  /// None where the results differ, which fails the run.
  private Optional<List<String>> row(Peer peer, Asked asked, List<Answer> ours) {
    int common = Math.min(asked.answers().size(), ours.size());
    for (int i = 0; i < common; i++) {
      Answer answer = asked.answers().get(i);
      Answer own = ours.get(i);
      if (answer.count() != own.count() || answer.checksum() != own.checksum()) {
        report.failure(
            "%s, %s, %d hops: start %d reaches %d %s, for Entente %d"
                .formatted(
                    order.chain(),
                    peer.title(),
                    asked.hops(),
                    i,
                    answer.count(),
                    nodeName,
                    own.count()));
        return Optional.empty();
      }
    }
    if (common == 0) {
      report.failure("Entente did not get to %d hops".formatted(asked.hops()));
      return Optional.empty();
    }
    Times all = times(asked.answers());
    Times theirs = times(asked.answers().subList(0, common));
    Times same = times(ours.subList(0, common));
    return Optional.of(
        List.of(
            peer.title(),
            Integer.toString(asked.hops()),
            Integer.toString(all.count()),
            Integer.toString(common),
            Report.number(asked.answers().stream().mapToLong(Answer::count).average().orElse(0)),
            Report.number(all.p50Millis()),
            Report.number(all.p99Millis()),
            Report.number(all.maxMillis()),
            Report.number(theirs.p50Millis() / same.p50Millis()),
            Report.number(theirs.totalSeconds() / same.totalSeconds())));
  }

  private static Times times(List<Answer> answers) {
    return Times.of(answers.stream().map(Answer::nanos).toList());
  }
}

package org.entente.bench.peer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.entente.bench.report.Report;

/// Builds and asks one peer, in a process of its own.
final class PeerRun {
  static final List<Integer> HOPS = List.of(3, 5, 10, 20);
  private static final int WARM_UP_SHARE = 5;

  /// Everything measured so far. `hops` has a row for each number of hops that was finished.
  record Result(double buildSeconds, Peer.Footprint footprint, List<Asked> hops) {}

  record Asked(int hops, List<Answer> answers) {}

  /// `nanos` is the time it took.
  record Answer(long nanos, long count, long checksum) {}

  private final Peer.Graph graph;
  private final int[] starts;
  private final long secondsEach;

  private PeerRun(Peer.Graph graph, int[] starts, long secondsEach) {
    this.graph = graph;
    this.starts = starts;
    this.secondsEach = secondsEach;
  }

  static List<Peer> peers() {
    List<Peer> all = new ArrayList<>(List.of(new EntentePeer(), new CsrPeer()));
    ServiceLoader.load(Peer.class).forEach(all::add);
    return all;
  }

  static Peer peer(String name) {
    return peers().stream()
        .filter(peer -> peer.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no peer " + name));
  }

  /// NAME EDGES STORE FOLDER SEED STARTS SECONDS RESULT
  public static void main(String[] arguments) throws Exception {
    Thread.currentThread().setUncaughtExceptionHandler((_, error) -> fail(error));
    List<String> given = List.of(arguments);
    Path result = Path.of(given.get(7));
    Edges edges = Edges.open(Path.of(given.get(1)));
    Path folder = Files.createDirectories(Path.of(given.get(3)));
    Peer.Material material = new Peer.Material(edges, Path.of(given.get(2)), folder);
    int[] starts = edges.starts(Long.parseLong(given.get(4)), Integer.parseInt(given.get(5)));
    long begun = System.nanoTime();
    try (Peer.Graph graph = peer(given.get(0)).build(material)) {
      double seconds = (System.nanoTime() - begun) / 1e9;
      PeerRun run = new PeerRun(graph, starts, Long.parseLong(given.get(6)));
      List<Asked> asked = new ArrayList<>();
      save(result, new Result(seconds, graph.footprint(), asked));
      for (int hops : HOPS) {
        run.ask(hops, run.secondsEach * 1_000_000_000L / WARM_UP_SHARE);
        asked.add(new Asked(hops, run.ask(hops, run.secondsEach * 1_000_000_000L)));
        save(result, new Result(seconds, graph.footprint(), asked));
      }
    }
    System.exit(0); // as in fail
  }

  /// Threads that a peer leaves behind would keep the process.
  private static void fail(Throwable error) {
    error.printStackTrace();
    System.exit(1);
  }

  /// Goes through the starts until there are no more or the time is over; asks at least once.
  private List<Answer> ask(int hops, long nanos) throws Exception {
    List<Answer> answers = new ArrayList<>();
    long begun = System.nanoTime();
    for (int start : starts) {
      long before = System.nanoTime();
      Reach reach = graph.reach(start, hops);
      long after = System.nanoTime();
      answers.add(new Answer(after - before, reach.count(), reach.checksum()));
      if (after - begun > nanos) {
        break;
      }
    }
    return answers;
  }

  /// Whole or not at all: the process may be ended at any time.
  private static void save(Path file, Result result) throws Exception {
    Path whole = Path.of(file + ".new");
    Files.writeString(whole, Report.JSON.writeValueAsString(result));
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
  }
}

package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.entente.bench.report.Python;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.chain.generate.SplitMix64;
import org.entente.watch.supply.Exposure;
import org.entente.watch.supply.TableReader;
import org.entente.watch.supply.WorldTable;

/// A made world table of 41 regions and 35 sectors: how long one look-through question takes, and
/// how far its answer is from the whole inverse as numpy computes it, where numpy is installed. The
/// time again of a table as large as the OECD's.
public final class SupplyRun {
  /// How many regions and sectors a table has.
  private record Extent(int regions, int sectors) {
    int rows() {
      return regions * sectors;
    }
  }

  private static final Extent WIOD = new Extent(41, 35);
  private static final Extent OECD = new Extent(81, 50);
  private static final int WARM = 20;
  private static final int QUESTIONS = 200;
  private static final int PEERS = 41;
  private static final int FLOWS_IN_TEN = 2;
  private static final int LARGE_QUESTIONS = 100;
  private static final double AIM_MS = 50;
  private static final double AIM_LARGE_MS = 500;
  private static final double AGREES = 1e-9;

  private static final String PEER =
      """
      import sys, time
      import numpy as np
      n = 0
      z = {}
      f = {}
      regions = 0
      rows, cols, vals = [], [], []
      for line in open(sys.argv[1]):
          c = line.rstrip().split("\\t")
          if c[0] == "C": regions = len(c[1].split(","))
          elif c[0] == "Z": rows.append(int(c[1])); cols.append(int(c[2])); vals.append(float(c[3]))
          elif c[0] == "F": f[int(c[1])] = f.get(int(c[1]), 0.0) + float(c[3])
          elif c[0] == "X": n = max(n, int(c[1]) + 1)
      Z = np.zeros((n, n)); Z[rows, cols] = vals
      F = np.array([f.get(i, 0.0) for i in range(n)])
      x = Z.sum(axis=1) + F
      s = n // regions
      began = time.perf_counter()
      L = np.linalg.inv(np.eye(n) - Z / np.where(x > 0, x, 1.0))
      print("inverse", time.perf_counter() - began)
      for of in range(regions):
          to = (of + 7) % regions
          began = time.perf_counter()
          j = slice(of * s, (of + 1) * s)
          w = F[j]
          share = (w * L[to * s:(to + 1) * s, j].sum(axis=0)).sum() / (w * L[:, j].sum(axis=0)).sum()
          print(repr(float(share)), time.perf_counter() - began)
      """;

  private SupplyRun() {}

  public static void run(Path work, long seed, Report report)
      throws IOException, InterruptedException {
    Path file = made(work, seed, WIOD);
    WorldTable table = TableReader.read(file);
    Times times = asked(table, WIOD, QUESTIONS);
    report.section("Supply");
    report.paragraph(
        "A made table of %s rows: look-through exposure of all sectors of one region to another, and of each sector by itself, from the flows, no inverse kept, by one thread in its own seconds."
            .formatted(count(WIOD.rows())));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("one question, half of them within", number(times.p50Millis())));
    rows.add(List.of("99 of 100 within", number(times.p99Millis())));
    Times large = asked(TableReader.read(made(work, seed, OECD)), OECD, LARGE_QUESTIONS);
    String larger = "a table of %s rows: half within".formatted(count(OECD.rows()));
    rows.add(List.of(larger, number(large.p50Millis())));
    rows.add(List.of("99 of 100 of these within", number(large.p99Millis())));
    List<String> peer = peer(work, file);
    if (!peer.isEmpty()) {
      double inverse = 1000 * Double.parseDouble(peer.getFirst().split(" ", -1)[1]);
      rows.add(List.of("numpy: the whole inverse once", number(inverse)));
      rows.add(
          List.of(
              "numpy's inverse takes so many of our questions",
              number(inverse / times.p50Millis())));
      report.json("supply").put("inverse_ratio", inverse / times.p50Millis());
      double worst = worst(table, peer);
      report.paragraph(
          String.format(
              Locale.ROOT,
              "Farthest from numpy's whole inverse in %d questions: %.1e of the share.",
              PEERS,
              worst));
      if (worst > AGREES) {
        report.failure("an exposure is " + worst + " from that by the inverse");
      }
    }
    report.table(List.of("", "ms"), rows);
    report.json("supply").put("p50", times.p50Millis()).put("p99", times.p99Millis());
    report.goal(
        "an exposure of 1,435 rows, ms", "< " + number(AIM_MS), number(times.p50Millis()), "");
    report.goal(
        "an exposure of 4,050 rows, ms",
        "< " + number(AIM_LARGE_MS),
        number(large.p50Millis()),
        "");
  }

  private static Times asked(WorldTable table, Extent extent, int questions) {
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < WARM + questions; i++) {
      long began = cpu();
      ask(table, i % extent.regions, extent);
      if (i >= WARM) {
        nanos.add(cpu() - began);
      }
    }
    return Times.of(nanos);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Exposure ask(WorldTable table, int of, Extent extent) {
    List<Integer> sectors = IntStream.rangeClosed(1, extent.sectors).boxed().toList();
    return Exposure.of(table, of, Set.of((of + 7) % extent.regions), sectors);
  }

  private static double worst(WorldTable table, List<String> peer) {
    double worst = 0;
    for (int of = 0; of < PEERS; of++) {
      double theirs = Double.parseDouble(peer.get(1 + of).split(" ", -1)[0]);
      worst = Math.max(worst, Math.abs(ask(table, of, WIOD).lookThrough() - theirs));
    }
    return worst;
  }

  /// Empty where numpy is not installed.
  private static List<String> peer(Path work, Path file) throws IOException, InterruptedException {
    String python = Python.with("numpy", "apt-get install python3-numpy").orElse("");
    if (python.isEmpty()) {
      return List.of();
    }
    Path script = Files.writeString(work.resolve("supply_peer.py"), PEER);
    Path out = work.resolve("supply_peer.out");
    Process process =
        new ProcessBuilder(python, script.toString(), file.toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0 ? Files.readAllLines(out) : List.of();
  }

  /// A fifth of all pairs trade, neighbours within a region more; about as many flows as WIOD has.
  private static Path made(Path work, long seed, Extent extent) throws IOException {
    SplitMix64 random = new SplitMix64(seed);
    int rows = extent.rows();
    int sectors = extent.sectors;
    Path file = work.resolve("world-" + rows + "-" + seed + ".tsv");
    try (Writer text = Files.newBufferedWriter(file)) {
      text.append("C\t");
      for (int i = 0; i < extent.regions; i++) {
        text.append(i == 0 ? "" : ",").append("R").append(Integer.toString(i));
      }
      text.append('\n');
      for (int i = 0; i < rows; i++) {
        int demand = 1000 + random.below(100_000);
        text.append("F\t" + i + "\t0\t" + demand + "\nX\t" + i + "\t1\n");
        for (int j = 0; j < rows; j++) {
          boolean isHome = i / sectors == j / sectors;
          if (isHome || random.below(10) < FLOWS_IN_TEN) {
            int flow = 1 + random.below(isHome ? 2_000 : 60);
            text.append("Z\t" + i + "\t" + j + "\t" + flow + "\n");
          }
        }
      }
    }
    return file;
  }
}

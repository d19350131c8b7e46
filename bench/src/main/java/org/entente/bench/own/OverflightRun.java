package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.entente.bench.report.Python;
import org.entente.bench.report.Report;
import org.entente.chain.generate.SplitMix64;
import org.entente.watch.overflight.Doubts;
import org.entente.watch.overflight.ElementSet;
import org.entente.watch.overflight.ElementSets;
import org.entente.watch.overflight.Sgp4;

/// Made element sets of low and of high orbits: how many states SGP4 gives a second and core,
/// beside python3-sgp4 (its C++ core, over arrays of times) where that is installed. A sum of
/// positions proves that both computed the same.
public final class OverflightRun {
  private static final int RUNS = 5;
  private static final int WARM = 3;
  private static final int SETS = 500;
  private static final int TIMES = 2_000;
  private static final double STEP_MINUTES = 5;
  private static final double AGREES = 1e-6;

  private static final String PEER =
      """
      import sys, time
      import numpy as np
      from sgp4.api import Satrec, WGS72
      lines = open(sys.argv[1]).read().splitlines()
      sets = [Satrec.twoline2rv(lines[i], lines[i + 1], WGS72) for i in range(0, len(lines), 2)]
      minutes = np.arange(int(sys.argv[2])) * float(sys.argv[3]) / 1440.0
      for run in range(int(sys.argv[4])):
          began = time.process_time()
          total = 0.0
          for s in sets:
              e, r, v = s.sgp4_array(np.full(len(minutes), s.jdsatepoch), s.jdsatepochF + minutes)
              total += float(np.abs(r[e == 0]).sum())
          print(time.process_time() - began, repr(total))
      """;

  private OverflightRun() {}

  private record Run(double seconds, double sum) {}

  public static void run(Path work, long seed, Report report)
      throws IOException, InterruptedException {
    report.section("Overflights");
    report.paragraph(
        "%s made element sets of each kind, %s times of each, %s minutes apart, by one thread in its own seconds; position and velocity."
            .formatted(count(SETS), count(TIMES), number(STEP_MINUTES)));
    List<List<String>> rows = new ArrayList<>();
    for (boolean isDeep : new boolean[] {false, true}) {
      String kind = isDeep ? "high orbits (deep space)" : "low orbits";
      Path file = work.resolve((isDeep ? "high-" : "low-") + seed + ".tle");
      Files.writeString(file, sets(new SplitMix64(seed), isDeep));
      List<ElementSet> sets = ElementSets.read(file, Doubts.refused());
      List<Double> rates = new ArrayList<>();
      double sum = 0;
      for (int i = 0; i < WARM + RUNS; i++) {
        Run run = ours(sets);
        sum = run.sum();
        if (i >= WARM) {
          rates.add(SETS * (double) TIMES / run.seconds() / 1e6);
        }
      }
      rows.add(row(kind, rates, ""));
      List<Run> peer = peer(work, file);
      if (!peer.isEmpty()) {
        List<Double> theirs =
            peer.stream().map(run -> SETS * (double) TIMES / run.seconds() / 1e6).toList();
        double ratio = median(rates) / median(theirs);
        rows.add(row(kind + ", python3-sgp4", theirs, number(ratio)));
        report.json("overflight").put(isDeep ? "high_ratio" : "low_ratio", ratio);
        if (Math.abs(peer.getLast().sum() / sum - 1) > AGREES) {
          report.failure(kind + ": python3-sgp4's positions add up to " + peer.getLast().sum());
        }
      }
      report.json("overflight").putPOJO(isDeep ? "high" : "low", rates);
      if (!isDeep) {
        String aim = "SGP4 states, million a second and core";
        report.goal(aim, "≥ 1", number(median(rates)), "");
      }
    }
    report.table(
        List.of("", "million states a second", "every run", "Entente is so many times as fast"),
        rows);
  }

  private static Run ours(List<ElementSet> sets) {
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    double sum = 0;
    double[] state = new double[6];
    for (ElementSet set : sets) {
      Sgp4 sgp4 = set.propagator();
      for (int i = 0; i < TIMES; i++) {
        if (sgp4.propagate(i * STEP_MINUTES, state) == 0) {
          sum += Math.abs(state[0]) + Math.abs(state[1]) + Math.abs(state[2]);
        }
      }
    }
    long ended = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    return new Run((ended - began) / 1e9, sum);
  }

  /// Empty where it is not installed.
  private static List<Run> peer(Path work, Path file) throws IOException, InterruptedException {
    String python =
        Python.with("sgp4.api, numpy", "apt-get install python3-sgp4 python3-numpy").orElse("");
    if (python.isEmpty()) {
      return List.of();
    }
    Path script = Files.writeString(work.resolve("sgp4_peer.py"), PEER);
    Path out = work.resolve("sgp4_peer.out");
    Process process =
        new ProcessBuilder(
                python,
                script.toString(),
                file.toString(),
                String.valueOf(TIMES),
                String.valueOf(STEP_MINUTES),
                String.valueOf(RUNS))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      return List.of();
    }
    return Files.readAllLines(out).stream()
        .map(line -> line.split(" ", -1))
        .map(parts -> new Run(Double.parseDouble(parts[0]), Double.parseDouble(parts[1])))
        .toList();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static List<String> row(String name, List<Double> rates, String ratio) {
    return List.of(
        name,
        number(median(rates)),
        rates.stream().map(Report::number).collect(Collectors.joining(", ")),
        ratio);
  }

  private static String sets(SplitMix64 random, boolean isDeep) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < SETS; i++) {
      double revolutions =
          isDeep ? (i % 3 == 0 ? 1.0027 : 2.0056) : 12.5 + random.below(3_000) / 1000.0;
      int eccentricity =
          isDeep && i % 3 == 1 ? 6_900_000 + random.below(100_000) : random.below(50_000);
      String one =
          "1 %05dU 24001A   24%03d.%08d  .00000000  00000-0  %05d-4 0  999"
              .formatted(10_000 + i, 1 + random.below(365), random.below(99_999_999), 10_000);
      String two =
          String.format(
              Locale.ROOT,
              "2 %05d %8.4f %8.4f %07d %8.4f %8.4f %11.8f%05d",
              10_000 + i,
              random.below(1_790_000) / 10_000.0,
              random.below(3_599_999) / 10_000.0,
              eccentricity,
              random.below(3_599_999) / 10_000.0,
              random.below(3_599_999) / 10_000.0,
              revolutions,
              1);
      text.append(one).append(sum(one)).append('\n').append(two).append(sum(two)).append('\n');
    }
    return text.toString();
  }

  private static int sum(String line) {
    return line.chars().map(c -> c == '-' ? 1 : c >= '0' && c <= '9' ? c - '0' : 0).sum() % 10;
  }
}

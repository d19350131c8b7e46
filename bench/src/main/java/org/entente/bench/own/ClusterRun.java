package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.cluster.ChangeRules;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.MixGuard;
import org.entente.trace.cluster.TxGuard;
import org.entente.trace.exposure.Coins;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.ExposureWalk;
import org.entente.trace.exposure.Named;
import org.entente.trace.exposure.OutputIndex;

/// Clusters of a whole ledger, beside plain union-find on arrays that can tell neither when nor
/// why; then exposures of addresses drawn at random.
public final class ClusterRun {
  private static final int RUNS = 3;
  private static final int WARM_UP = 2000;
  private static final int NAMED_ONE_IN = 500;
  private static final long MIXER = 0x9e3779b97f4a7c15L;

  private ClusterRun() {}

  /// Measures on the ledger of a store.
  public static void run(Path store, long seed, int starts, Report report) throws IOException {
    try (MappedChain chain = MappedChain.open(store)) {
      report.section("Clusters");
      report.paragraph(
          "%s inputs, %s scripts, one thread, %d runs each, best and all. Both clusterings without a guard must agree on every script."
              .formatted(count(chain.inputCount()), count(chain.scriptCount()), RUNS));
      List<List<String>> rows = new ArrayList<>();
      ClusterRules bare = ClusterRules.STANDARD.withGuard(_ -> TxGuard.NONE);
      Clusters plain = measure("spent together, no guard", chain, bare, rows);
      int[] peer = arrays(chain, rows);
      measure("guard coinjoin", chain, ClusterRules.STANDARD, rows);
      measure(
          "guard coinjoin, change one-time",
          chain,
          ClusterRules.STANDARD.withChange(ChangeRules.ONE_TIME),
          rows);
      report.table(
          List.of("what", "best s", "all s", "million inputs/s", "clusters", "sum of names"), rows);
      compare(plain, peer, report);
      exposures(chain, seed, starts, report);
    }
  }

  private static Clusters measure(
      String what, ChainView chain, ClusterRules rules, List<List<String>> rows) {
    List<Long> nanos = new ArrayList<>();
    Clusters clusters = new Clusters(rules);
    for (int i = 0; i < RUNS; i++) {
      long begun = System.nanoTime();
      clusters = Clusters.of(chain, rules);
      nanos.add(System.nanoTime() - begun);
    }
    long sum = 0;
    for (int script = 0; script < clusters.scripts(); script++) {
      sum += clusters.least(script);
    }
    rows.add(row(what, nanos, chain, clusters.count(), sum));
    return clusters;
  }

  private static List<String> row(
      String what, List<Long> nanos, ChainView chain, long clusters, long sum) {
    double best = nanos.stream().mapToLong(Long::longValue).min().orElseThrow() / 1e9;
    return List.of(
        what,
        number(best),
        String.join(" ", nanos.stream().map(each -> number(each / 1e9)).toList()),
        number(chain.inputCount() / best / 1e6),
        count(clusters),
        count(sum));
  }

  /// Union-find by least root with path halving; what it reads and skips is the same.
  private static int[] arrays(ChainView chain, List<List<String>> rows) {
    List<Long> nanos = new ArrayList<>();
    int[] parent = {};
    for (int i = 0; i < RUNS; i++) {
      long begun = System.nanoTime();
      parent = unite(chain);
      nanos.add(System.nanoTime() - begun);
    }
    long sum = 0;
    int clusters = 0;
    for (int script = 0; script < parent.length; script++) {
      int root = find(parent, script);
      sum += root;
      clusters += root == script ? 1 : 0;
    }
    rows.add(row("plain arrays: neither when nor why", nanos, chain, clusters, sum));
    return parent;
  }

  private static int[] unite(ChainView chain) {
    int[] parent = new int[(int) chain.scriptCount()];
    for (int script = 0; script < parent.length; script++) {
      parent[script] = script;
    }
    long anchor = chain.findScript(new byte[] {0x51, 2, 0x4e, 0x73}); // anybody's
    long first = 0;
    for (long tx = 0; tx < chain.txCount(); tx++) {
      long end = chain.firstInput(tx + 1);
      int root = -1;
      for (long input = first; end - first > 1 && input < end; input++) {
        long prev = chain.prevOutput(input);
        long script = prev < 0 ? anchor : chain.scriptOf(prev);
        if (script != anchor) {
          int other = find(parent, (int) script);
          int least = root < 0 ? other : Math.min(root, other);
          if (root >= 0) {
            parent[Math.max(root, other)] = least;
          }
          root = least;
        }
      }
      first = end;
    }
    return parent;
  }

  private static List<String> row(String what, Times times, int starts, long edges) {
    return List.of(
        what,
        number(times.p50Millis()),
        number(times.p99Millis()),
        number(times.maxMillis()),
        number(starts / times.totalSeconds()),
        count(edges));
  }

  private static int find(int[] parent, int script) {
    int at = script;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private static void compare(Clusters clusters, int[] parent, Report report) {
    long wrong = 0;
    for (int script = 0; script < parent.length; script++) {
      wrong += clusters.least(script) == find(parent, script) ? 0 : 1;
    }
    if (wrong > 0) {
      report.failure(wrong + " scripts in another cluster than by plain arrays");
    }
  }

  private static void exposures(ChainView chain, long seed, int starts, Report report) {
    long begun = System.nanoTime();
    OutputIndex index = new OutputIndex(chain);
    double seconds = (System.nanoTime() - begun) / 1e9;
    Named named = new Named("exchange", "somebody", "bench", 50);
    ExposureSettings settings = ExposureSettings.STANDARD;
    ExposureWalk walk =
        new ExposureWalk(
            chain,
            script -> ((script * MIXER) >>> 32) % NAMED_ONE_IN == 0 ? named : null,
            new MixGuard(chain),
            settings);
    SplittableRandom random = new SplittableRandom(seed);
    List<Long> nanos = new ArrayList<>();
    List<Long> onCore = new ArrayList<>();
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long wrong = 0;
    long limited = 0;
    for (int i = -WARM_UP; i < starts; i++) {
      long script = chain.scriptOf(random.nextLong(chain.outputCount()));
      long from = System.nanoTime();
      long core = threads.getCurrentThreadCpuTime();
      Coins coins = Coins.of(index, script, settings.outputs());
      boolean conserved = walk.incoming(coins, other -> other == script).conserved();
      Exposure outgoing = walk.outgoing(coins, other -> other == script);
      if (i >= 0) {
        nanos.add(System.nanoTime() - from);
        onCore.add(threads.getCurrentThreadCpuTime() - core);
        wrong += conserved && outgoing.conserved() ? 0 : 1;
        limited += outgoing.edges();
      }
    }
    Times times = Times.of(nanos);
    Times cores = Times.of(onCore);
    report.section("Exposure");
    report.paragraph(
        "%d addresses (of outputs drawn with seed %d), both directions, budget %d edges each; one script in %d has a name. Index of outputs made in %s s."
            .formatted(starts, seed, settings.edges(), NAMED_ONE_IN, number(seconds)));
    report.table(
        List.of("questions", "p50 ms", "p99 ms", "max ms", "a second", "edges out"),
        List.of(
            row("by the clock", times, starts, limited),
            row("on the core", cores, starts, limited)));
    report.goal(
        "exposure, p99 ms on the core",
        "< 5",
        number(cores.p99Millis()),
        "by the clock " + number(times.p99Millis()));
    if (wrong > 0) {
      report.failure(wrong + " exposures lost or invented money");
    }
  }
}

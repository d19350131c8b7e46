package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.bench.report.Report;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.cluster.ChangeRules;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.TxGuard;

/// Clusters of a whole ledger, beside plain union-find on arrays that can tell neither when nor
/// why.
public final class ClusterRun {
  private static final int RUNS = 3;

  private ClusterRun() {}

  /// Measures on the ledger of a store.
  public static void run(Path store, Report report) throws IOException {
    try (MappedChain chain = MappedChain.open(store)) {
      report.section("Clusters");
      report.paragraph(
          "%s inputs, %s scripts, one thread, %d runs each, best and all, in seconds of its own time. Both clusterings without a guard must agree on every script."
              .formatted(count(chain.inputCount()), count(chain.scriptCount()), RUNS));
      List<List<String>> rows = new ArrayList<>();
      ClusterRules bare = ClusterRules.STANDARD.withGuard(_ -> TxGuard.NONE);
      Clusters plain = measure("spent together, no guard", chain, bare, rows);
      int[] peer = arrays(chain, rows);
      measure("guard coinjoin", chain, ClusterRules.STANDARD, rows);
      report.goal(
          "clusters with the guard, million inputs a second and core",
          "≥ 10",
          rows.getLast().get(3),
          "plain arrays, without guard, when and why: " + rows.get(1).get(3));
      measure(
          "guard coinjoin, change one-time",
          chain,
          ClusterRules.STANDARD.withChange(ChangeRules.ONE_TIME),
          rows);
      report.table(
          List.of("what", "best s", "all s", "million inputs/s", "clusters", "sum of names"), rows);
      compare(plain, peer, report);
    }
  }

  private static Clusters measure(
      String what, ChainView chain, ClusterRules rules, List<List<String>> rows) {
    List<Long> nanos = new ArrayList<>();
    Clusters clusters = new Clusters(rules);
    for (int i = 0; i < RUNS; i++) {
      long begun = core();
      clusters = Clusters.of(chain, rules);
      nanos.add(core() - begun);
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
      long begun = core();
      parent = unite(chain);
      nanos.add(core() - begun);
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

  /// The thread's own time: others may share the cores.
  private static long core() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
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
}

package org.entente.app.accuracy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.entente.chain.ChainView;
import org.entente.trace.cluster.ChangeJudge;
import org.entente.trace.cluster.ChangeRule;
import org.entente.trace.cluster.ChangeRules;
import org.entente.trace.cluster.ClusterRules;
import org.entente.trace.cluster.Clusters;
import org.entente.trace.cluster.EqualOutputGuard;
import org.entente.trace.cluster.MixGuard;
import org.entente.trace.cluster.PeelChain;
import org.entente.trace.cluster.TxGuard;
import org.jspecify.annotations.Nullable;

/// Clusters, change and peel chains.
final class ClusterAccuracy implements AccuracyPart {
  private static final long SEED = 12;
  private static final int TRANSACTIONS = 20_000;
  private static final String SAMPLE = "generated chain of 20,000 transactions, seed 12";
  private static final List<String> TOGETHER =
      List.of("one-time", "fresh+type", "fresh+round", "optimal+fresh", "version+locktime+rbf");

  @Override
  public String title() {
    return "Clusters and change";
  }

  @Override
  public String about() {
    return """
    Rules of `entente attribute clusters`, `change` and `peel`. Clusters are counted in pairs of addresses: of the pairs that \
    stand in one cluster, how many have one owner. One wrong union of two large clusters makes millions of wrong pairs, so \
    precision of pairs is hard on collapse. Change: a rule names one output or none; naming the wrong one counts as a false \
    alarm, and as a miss where there was change. `peel chain` is asked for the next hop of transactions that peel. The \
    generated wallets have habits (version, lock time, sequence, round sums, reuse of addresses) at rates chosen to look \
    like the real chain's; figures on the real chain will differ.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) throws IOException {
    GeneratedTruth truth = GeneratedTruth.of(SEED, TRANSACTIONS);
    List<Measured> rows = new ArrayList<>();
    rows.add(clusters("spent together, no guard", truth, _ -> TxGuard.NONE, null));
    rows.add(clusters("spent together, guard equal", truth, EqualOutputGuard::new, null));
    rows.add(clusters("spent together, guard coinjoin", truth, MixGuard::new, null));
    rows.add(clusters("spent together + one-time", truth, MixGuard::new, ChangeRules.ONE_TIME));
    Clusters clusters = Clusters.of(truth.chain(), ClusterRules.STANDARD);
    for (ChangeRule rule : ChangeRule.values()) {
      rows.add(change(truth, clusters, ChangeRules.of(rule)));
    }
    for (String rules : TOGETHER) {
      rows.add(change(truth, clusters, ChangeRules.parse(rules)));
    }
    rows.add(peels(truth, clusters));
    return rows;
  }

  private static Measured measured(String rule, Tally tally) {
    return new Measured(rule, SAMPLE, Truth.GENERATED, tally, null);
  }

  private static Measured clusters(
      String name,
      GeneratedTruth truth,
      Function<ChainView, TxGuard> guard,
      @Nullable ChangeRules change) {
    Clusters clusters =
        Clusters.of(truth.chain(), ClusterRules.STANDARD.withGuard(guard).withChange(change));
    Map<Long, Long> both = new HashMap<>();
    Map<Integer, Long> byCluster = new HashMap<>();
    Map<Integer, Long> byOwner = new HashMap<>();
    long all = 0;
    for (int script = 0; script < clusters.scripts(); script++) {
      if (truth.hasOwner(script)) {
        int root = clusters.root(script);
        int owner = truth.owner()[script];
        both.merge((long) root << Integer.SIZE | owner, 1L, Long::sum);
        byCluster.merge(root, 1L, Long::sum);
        byOwner.merge(owner, 1L, Long::sum);
        all++;
      }
    }
    long hits = pairs(both);
    long said = pairs(byCluster);
    long are = pairs(byOwner);
    long total = all * (all - 1) / 2;
    return measured(name, new Tally(hits, said - hits, are - hits, total - said - are + hits));
  }

  private static long pairs(Map<?, Long> counts) {
    return counts.values().stream().mapToLong(count -> count * (count - 1) / 2).sum();
  }

  private static Measured change(GeneratedTruth truth, Clusters clusters, ChangeRules rules) {
    ChainView chain = truth.chain();
    ChangeJudge judge = new ChangeJudge(chain, rules, clusters::rootBefore, truth.habits());
    TxGuard guard = new MixGuard(chain);
    Tally tally = Tally.NONE;
    for (long tx = 0; tx < chain.txCount(); tx++) {
      if (judge.applies(tx) && guard.oneOwner(tx)) {
        long output = judge.change(tx);
        int said = output == ChainView.NONE ? -1 : (int) (output - chain.firstOutput(tx));
        tally = add(tally, said, truth.change()[(int) tx]);
      }
    }
    return measured("change " + rules.text(), tally);
  }

  private static Tally add(Tally tally, int said, int is) {
    if (said == is) {
      return tally.add(said >= 0, is >= 0);
    }
    Tally wrong = said >= 0 ? tally.add(true, false) : tally;
    return is >= 0 ? wrong.add(false, true) : wrong;
  }

  private static Measured peels(GeneratedTruth truth, Clusters clusters) {
    ChainView chain = truth.chain();
    Tally tally = Tally.NONE;
    for (int tx = 0; tx < chain.txCount(); tx++) {
      int change = truth.change()[tx];
      if (!truth.kind()[tx].equals("peel") || change < 0) {
        continue;
      }
      long is = chain.firstOutput(tx) + change;
      long from = chain.prevOutput(chain.firstInput(tx));
      if (from >= 0 && chain.spender(is) != ChainView.NONE) {
        long next = next(PeelChain.through(chain, from, clusters, truth.habits(), 1), tx);
        int said = next == ChainView.NONE ? -1 : (int) (next - chain.firstOutput(tx));
        tally = add(tally, said, change);
      }
    }
    return measured("peel chain", tally);
  }

  private static long next(PeelChain peel, long tx) {
    return peel.hops().stream()
        .filter(hop -> hop.tx() == tx)
        .mapToLong(PeelChain.Hop::output)
        .findFirst()
        .orElse(ChainView.NONE);
  }
}

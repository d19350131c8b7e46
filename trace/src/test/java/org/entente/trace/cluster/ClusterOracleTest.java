package org.entente.trace.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.junit.jupiter.api.Test;

/// Clusters against sets that are simply merged, on random chains. `-Dchains=N` for more.
class ClusterOracleTest {
  private static final long CHAINS = Long.getLong("chains", 150);

  /// A guard, owners and change rules that fit the random chains: any will do.
  private static ClusterRules rules(long seed) {
    return new ClusterRules(
        seed % 3 == 0 ? _ -> TxGuard.NONE : chain -> tx -> chain.txId(tx).hash().a() % 5 != 0,
        seed % 4 == 0 ? script -> script % 7 == 3 ? 1 + script % 2 : Owners.NOBODY : Owners.NONE,
        seed % 2 == 0 ? null : ChangeRules.of(ChangeRule.OPTIMAL, ChangeRule.NOT_REUSED));
  }

  @Test
  void equalSetsThatAreMergedOneByOne() {
    for (long seed = 0; seed < CHAINS; seed++) {
      ChainView chain = chain(RandomChains.blocks(seed, seed % 2 == 0 ? Shape.WHOLE : Shape.GAPS));
      compare("seed " + seed, Clusters.of(chain, rules(seed)), chain);
    }
  }

  @Test
  void areTheSameBlockByBlockAndThroughReorganisations() {
    for (long seed = 0; seed < CHAINS / 3; seed++) {
      Random random = new Random(seed);
      List<Block> main = RandomChains.blocks(seed, Shape.GAPS);
      List<Block> others = RandomChains.blocks(seed + 1_000_000, Shape.GAPS);
      Clusters clusters = new Clusters(rules(seed));
      for (int step = 0; step < 6; step++) {
        int kept = random.nextInt(main.size() + 1);
        List<Block> branch = new ArrayList<>(main.subList(0, kept));
        branch.addAll(others.subList(others.size() - random.nextInt(4), others.size()));
        ChainView chain = chain(branch);
        clusters.follow(chain);
        compare("seed " + seed + ", step " + step, clusters, chain);
        assertThat(clusters.collisions()).isEqualTo(Clusters.of(chain, rules(seed)).collisions());
      }
    }
  }

  private static ChainView chain(List<Block> blocks) {
    return new MemoryChain(Network.REGTEST, blocks);
  }

  private static void compare(String at, Clusters clusters, ChainView chain) {
    assertThat(clusters.scripts()).as(at).isEqualTo((int) chain.scriptCount());
    SplittableRandom random = new SplittableRandom(at.hashCode());
    int[] times = {Clusters.NOW, random.nextInt((int) chain.txCount() + 1)};
    for (int asOf : times) {
      List<NavigableSet<Integer>> sets = oracle(chain, clusters.rules(), asOf);
      for (NavigableSet<Integer> set : sets) {
        int[] expected = set.stream().mapToInt(Integer::intValue).toArray();
        for (int script : expected) {
          assertThat(clusters.members(script, asOf))
              .as("%s as of %d", at, asOf)
              .isEqualTo(expected);
          if (asOf == Clusters.NOW) {
            assertThat(clusters.least(script)).as(at).isEqualTo(expected[0]);
            assertThat(clusters.size(script)).as(at).isEqualTo(expected.length);
          }
        }
        prove(at, clusters, chain, expected, asOf);
      }
      if (asOf == Clusters.NOW) {
        assertThat(clusters.count()).as(at).isEqualTo(sets.size());
      }
    }
  }

  /// Every step of a proof is a transaction that spends from both, or pays the one as change.
  private static void prove(
      String at, Clusters clusters, ChainView chain, int[] members, int asOf) {
    int last = members[members.length - 1];
    int reached = members[0];
    for (Proof.Step step : clusters.why(chain, reached, last, asOf).steps()) {
      assertThat(step.from()).as(at).isEqualTo(reached);
      assertThat(step.tx()).as(at).isLessThan(asOf);
      List<Integer> inputs = inputs(chain, step.tx());
      switch (step.reason()) {
        case SPENT_TOGETHER -> assertThat(inputs).as(at).contains(step.from(), step.to());
        case CHANGE -> {
          assertThat(inputs).as(at).containsAnyOf(step.from(), step.to());
          int change = change(chain, clusters.rules(), step.tx());
          assertThat(List.of(step.from(), step.to())).as(at).contains(change);
        }
      }
      reached = step.to();
    }
    assertThat(reached).as(at).isEqualTo(last);
  }

  private static List<Integer> inputs(ChainView chain, long tx) {
    long blockEnd = chain.before(chain.blockOf(tx) + 1).scriptCount();
    List<Integer> scripts = new ArrayList<>();
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      long prev = chain.prevOutput(input);
      if (prev >= 0) {
        scripts.add((int) chain.scriptOf(prev));
      } else if (prev == ChainView.UNSEEN) {
        byte[] script = chain.unseen(input).script();
        long found = script == null ? -1 : chain.findScript(script);
        if (found >= 0 && found < blockEnd) {
          scripts.add((int) found);
        }
      }
    }
    return scripts;
  }

  private static int change(ChainView chain, ClusterRules rules, long tx) {
    if (rules.change() == null) {
      return -1;
    }
    long output = new ChangeJudge(chain, rules.change(), ChangeJudge.RootOf.SCRIPT).change(tx);
    return output < 0 ? -1 : (int) chain.scriptOf(output);
  }

  private static List<NavigableSet<Integer>> oracle(ChainView chain, ClusterRules rules, int asOf) {
    List<NavigableSet<Integer>> sets = new ArrayList<>();
    for (int script = 0; script < chain.scriptCount(); script++) {
      sets.add(new TreeSet<>(List.of(script)));
    }
    TxGuard guard = rules.guard().apply(chain);
    for (long tx = 0; tx < Math.min(asOf, chain.txCount()); tx++) {
      List<Integer> inputs = inputs(chain, tx);
      inputs.removeIf(script -> chain.script(script).length == 0); // anybody's
      if (inputs.isEmpty() || !guard.oneOwner(tx)) {
        continue;
      }
      merge(sets, inputs, rules);
      int change = change(chain, rules, tx);
      if (change >= 0 && chain.script(change).length > 0) {
        merge(sets, List.of(inputs.getFirst(), change), rules);
      }
    }
    return sets;
  }

  private static void merge(
      List<NavigableSet<Integer>> sets, List<Integer> scripts, ClusterRules rules) {
    NavigableSet<Integer> merged = new TreeSet<>();
    List<NavigableSet<Integer>> parts =
        sets.stream().filter(set -> !Collections.disjoint(set, scripts)).toList();
    parts.forEach(merged::addAll);
    long owners =
        merged.stream()
            .map(script -> rules.owners().of(script))
            .filter(o -> o > 0)
            .distinct()
            .count();
    if (owners <= 1) {
      sets.removeAll(parts);
      sets.add(merged);
    }
  }

  @Test
  void aLongLineOfUnionsStaysShallow() {
    Forest forest = new Forest();
    forest.grow(1 << 16);
    for (int i = (1 << 16) - 2; i >= 0; i--) {
      forest.unite(forest.root(i), forest.root(i + 1), (1 << 16) - i);
    }
    int[] depth = new int[1];
    for (int i = 0; i < 1 << 16; i++) {
      int steps = 0;
      for (int at = i; !forest.isRoot(at); at = forest.parent(at)) {
        steps++;
      }
      depth[0] = Math.max(depth[0], steps);
    }
    assertThat(depth[0]).isLessThanOrEqualTo(16);
    while (forest.unions() > 0) {
      forest.undo();
    }
    assertThat(Arrays.stream(new int[] {0, 77, 65535}).allMatch(forest::isRoot)).isTrue();
    assertThat(forest.least(77)).isEqualTo(77);
    assertThat(forest.size(77)).isEqualTo(1);
  }
}

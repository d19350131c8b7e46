package org.entente.trace.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.entente.base.Network;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.script.ScriptType;
import org.entente.trace.cluster.TxGuard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Exposure against shares worked out as fractions, in no order and without a budget.
/// `-Dchains=N` for more.
class ExposureOracleTest {
  private static final long CHAINS = Long.getLong("chains", 20);
  private static final ExposureSettings ALL =
      new ExposureSettings(Integer.MAX_VALUE / 2, 0, 1 << 20, 500_000);

  private static @Nullable Named name(long script) {
    return script % 3 == 1 ? new Named("kind " + script % 2, "holder " + script, "test", 50) : null;
  }

  private static ChainView chain(long seed) {
    return new MemoryChain(Network.REGTEST, RandomChains.blocks(seed, Shape.WHOLE));
  }

  @Test
  void findsEachNamesShareToWithinAUnitForEachSplit() {
    for (long seed = 0; seed < CHAINS; seed++) {
      ChainView chain = chain(seed);
      if (hasGaps(chain)) {
        continue;
      }
      ExposureWalk walk = new ExposureWalk(chain, ExposureOracleTest::name, TxGuard.NONE, ALL);
      for (int script = 0; script < chain.scriptCount(); script++) {
        if (name(script) != null) {
          continue;
        }
        long own = script;
        Coins coins = Coins.of(chain, script, ALL.outputs());
        compare(seed, chain, walk.incoming(coins, s -> s == own), coins, own, true);
        compare(seed, chain, walk.outgoing(coins, s -> s == own), coins, own, false);
      }
    }
  }

  @Test
  void coinsOfANamedHolderAreHisBeforeTheyAreAnybodysWhoPaidHim() {
    ChainView chain = chain(0);
    ExposureWalk walk = new ExposureWalk(chain, ExposureOracleTest::name, TxGuard.NONE, ALL);
    boolean any = false;
    for (int script = 0; script < chain.scriptCount(); script++) {
      Coins coins = Coins.of(chain, script, ALL.outputs());
      Exposure spent = walk.spending(coins);
      assertThat(spent.conserved()).isTrue();
      Named holder = name(script);
      if (holder == null) {
        assertThat(spent).isEqualTo(walk.incoming(coins, _ -> false));
      } else if (spent.total().signum() > 0) {
        any = true;
        Exposure.Figure only = spent.figures().getFirst();
        assertThat(spent.figures()).hasSize(1);
        assertThat(only.named()).isEqualTo(holder);
        assertThat(only.direct()).isTrue();
        assertThat(only.hops()).isZero();
        assertThat(chain.scriptOf(only.path().getFirst())).isEqualTo(script);
      }
    }
    assertThat(any).isTrue();
  }

  private static boolean hasGaps(ChainView chain) {
    return LongStream.range(0, chain.inputCount())
        .anyMatch(input -> chain.prevOutput(input) == ChainView.UNSEEN);
  }

  private static void compare(
      long seed, ChainView chain, Exposure exposure, Coins coins, long own, boolean past) {
    String at = "seed " + seed + ", script " + own + (past ? ", incoming" : ", outgoing");
    assertThat(exposure.conserved()).as(at).isTrue();
    assertThat(exposure.rest()).as(at).doesNotContainKey(Rest.LIMIT);
    Oracle oracle = new Oracle(chain, own, past);
    for (long output : coins.outputs()) {
      if (past || chain.spender(output) != ChainView.NONE) {
        oracle.follow(output, (double) chain.value(output), 0);
      }
    }
    Map<String, Double> figures = new TreeMap<>();
    for (Exposure.Figure figure : exposure.figures()) {
      figures.merge(
          figure.named().label() + figure.direct(), figure.amount().doubleValue(), Double::sum);
    }
    oracle.found.forEach(
        (name, amount) ->
            assertThat(figures.getOrDefault(name, 0.0))
                .as("%s: %s", at, name)
                .isCloseTo(amount, org.assertj.core.data.Offset.offset(oracle.splits + 1.0)));
    for (Exposure.Figure figure : exposure.figures()) {
      assertWay(at, chain, figure, own, past);
    }
  }

  /// Each output of a way is spent by the transaction that makes the next, or the other way round.
  private static void assertWay(
      String at, ChainView chain, Exposure.Figure figure, long own, boolean past) {
    List<Long> way = figure.path();
    assertThat(chain.scriptOf(way.getFirst())).as(at).isEqualTo(own);
    Named last = name(chain.scriptOf(way.getLast()));
    assertThat(last).as(at).isEqualTo(figure.named());
    assertThat(way).as(at).hasSize(figure.hops() + 1);
    assertThat(figure.hops() == 1 || !figure.direct()).as(at).isTrue();
    for (int i = 1; i < way.size(); i++) {
      long earlier = past ? way.get(i) : way.get(i - 1);
      long later = past ? way.get(i - 1) : way.get(i);
      assertThat(chain.spender(earlier)).as(at).isEqualTo(chain.txOfOutput(later));
    }
  }

  private static final class Oracle {
    private final ChainView chain;
    private final long own;
    private final boolean past;
    private final Map<String, Double> found = new TreeMap<>();
    private long splits;

    Oracle(ChainView chain, long own, boolean past) {
      this.chain = chain;
      this.own = own;
      this.past = past;
    }

    void follow(long output, double amount, int hops) {
      long tx = past ? chain.txOfOutput(output) : chain.spender(output);
      if (past && chain.isCoinbase(tx)) {
        return;
      }
      List<Long> next = new ArrayList<>();
      double sum = 0;
      for (long i = chain.firstInput(tx); i < chain.firstInput(tx + 1); i++) {
        sum += chain.inputValue(i);
        if (past) {
          next.add(chain.prevOutput(i));
        }
      }
      for (long o = chain.firstOutput(tx); !past && o < chain.firstOutput(tx + 1); o++) {
        next.add(o);
      }
      splits += next.size();
      for (long to : next) {
        if (chain.value(to) > 0) {
          arrive(to, amount * chain.value(to) / sum, hops);
        }
      }
    }

    private void arrive(long output, double amount, int hops) {
      long script = chain.scriptOf(output);
      Named named = name(script);
      if (script == own) {
        return;
      }
      if (named != null) {
        found.merge(named.label() + (hops == 0), amount, Double::sum);
      } else if (past || chain.spender(output) != ChainView.NONE) {
        follow(output, amount, hops + 1);
      } else {
        assertThat(ScriptType.of(chain.script(script))).isNotNull();
      }
    }
  }

  @Test
  void withinABudgetNothingIsLost() {
    for (long seed = 0; seed < CHAINS; seed++) {
      ChainView chain = chain(seed);
      for (int edges : new int[] {1, 5, 30}) {
        ExposureSettings settings = new ExposureSettings(edges, 0, 3, 500_000);
        ExposureWalk walk =
            new ExposureWalk(chain, ExposureOracleTest::name, TxGuard.NONE, settings);
        for (int script = 0; script < chain.scriptCount(); script++) {
          long own = script;
          Coins coins = Coins.of(chain, script, settings.outputs());
          Exposure in = walk.incoming(coins, s -> s == own);
          assertThat(in.conserved()).isTrue();
          assertThat(in.edges()).isLessThanOrEqualTo(edges);
          assertThat(walk.outgoing(coins, s -> s == own).conserved()).isTrue();
        }
      }
    }
  }

  @Test
  void anIndexFindsWhatTheLedgerFinds() {
    ChainView chain = chain(3);
    OutputIndex index = new OutputIndex(chain);
    for (int script = 0; script < chain.scriptCount(); script++) {
      for (int most : new int[] {1, 2, 1000}) {
        assertThat(Coins.of(index, script, most).outputs())
            .isEqualTo(Coins.of(chain, script, most).outputs());
        assertThat(Coins.of(index, script, most).leftOut())
            .isEqualTo(Coins.of(chain, script, most).leftOut());
      }
    }
  }

  @Test
  void sharesAreExactForTheLargestSums() {
    BigInteger all = BigInteger.valueOf(2_100_000_000_000_000L);
    Exposure exposure = new Exposure(all, List.of(), Map.of(), 0, 0);
    assertThat(exposure.ppm(all)).isEqualTo(1_000_000);
    assertThat(exposure.ppm(all.subtract(BigInteger.ONE))).isEqualTo(999_999);
  }
}

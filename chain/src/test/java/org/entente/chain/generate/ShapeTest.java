package org.entente.chain.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.entente.base.Network;
import org.entente.chain.ChainView;
import org.entente.chain.generate.GeneratedFolder.Truth;
import org.entente.chain.memory.MemoryChain;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whether a chain of 40,000 transactions has the shape that the reference page promises. The
/// figures are printed as well, since they belong there.
class ShapeTest {
  private static GeneratedFolder folder;
  private static ChainView view;

  @BeforeAll
  static void generate(@TempDir Path temporary) {
    ChainSettings settings = ChainSettings.of(11, 40_000).withPerBlock(300);
    folder = new GeneratedFolder(settings, temporary.resolve("chain"));
    view = new MemoryChain(Network.REGTEST, folder.blocks);
  }

  private static double told(String what, double figure) {
    System.out.printf("generated chain: %s %.3f%n", what, figure);
    return figure;
  }

  @Test
  void transactionsHaveNearlyThreeInputs() {
    GeneratedChain chain = folder.chain;
    long spending = chain.transactions() - chain.height() - 1;
    assertThat(told("inputs a transaction", (double) chain.spends() / spending))
        .isBetween(2.6, 3.0);
  }

  @Test
  void oneAddressInAHundredGetsMuchOfAllOutputs() {
    long[] degrees = new long[(int) view.scriptCount()];
    for (long output = 0; output < view.outputCount(); output++) {
      degrees[(int) view.scriptOf(output)]++;
    }
    assertThat(told("outputs at the busiest 1 % of addresses", topShare(degrees)))
        .isGreaterThan(0.15);
  }

  @Test
  void oneOwnerInAHundredMakesMostOfTheTransactions() {
    Map<String, Long> made = new HashMap<>();
    for (Truth truth : folder.truth) {
      truth.from().stream().distinct().forEach(owner -> made.merge(owner, 1L, Long::sum));
    }
    long[] degrees = made.values().stream().mapToLong(Long::longValue).toArray();
    assertThat(told("transactions of the busiest 1 % of owners", topShare(degrees)))
        .isGreaterThan(0.2);
  }

  private static double topShare(long[] degrees) {
    Arrays.sort(degrees);
    long top = Arrays.stream(degrees, degrees.length - degrees.length / 100, degrees.length).sum();
    return (double) top / Arrays.stream(degrees).sum();
  }

  @Test
  void mostCoinsAreSpentSoonAndSomeVeryLate() {
    int[] ages = new int[(int) view.inputCount()];
    int count = 0;
    for (long output = 0; output < view.outputCount(); output++) {
      long spender = view.spender(output);
      if (spender != ChainView.NONE) {
        ages[count++] = view.blockOf(spender) - view.blockOf(view.txOfOutput(output));
      }
    }
    Arrays.sort(ages, 0, count);
    assertThat(told("blocks until spent, median", ages[count / 2])).isLessThan(15);
    assertThat(told("blocks until spent, 99th percentile", ages[count - count / 100]))
        .isGreaterThan(60);
  }

  @Test
  void everyKindOccurs() {
    for (Kind kind : Kind.values()) {
      long count = folder.chain.kinds().getOrDefault(kind, 0L);
      assertThat(told(kind.text() + " transactions", (double) count)).isPositive();
    }
  }

  @Test
  void mostOfTheChainIsReachedFromTheStart() {
    long start = view.findTx(folder.chain.start().txId());
    BitSet reached = new BitSet();
    reached.set((int) start);
    for (long tx = start; tx < view.txCount(); tx++) {
      if (reached.get((int) tx)) {
        for (long output = view.firstOutput(tx); output < view.firstOutput(tx + 1); output++) {
          if (view.spender(output) != ChainView.NONE) {
            reached.set((int) view.spender(output));
          }
        }
      }
    }
    double share = (double) reached.cardinality() / view.txCount();
    assertThat(told("transactions reached from the start", share)).isGreaterThan(0.8);
  }
}

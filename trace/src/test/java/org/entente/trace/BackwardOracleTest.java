package org.entente.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The share of each origin in a start is what the start would hold if that origin were traced
/// forwards: every possible origin of a random chain is traced so, by the oracle, and compared.
class BackwardOracleTest {
  private static final long CHAINS = Long.getLong("chains", 40);

  @ParameterizedTest
  @EnumSource(Method.class)
  void sharesAreWhatEachOriginBringsForwards(Method method) {
    for (long seed = 0; seed < CHAINS; seed++) {
      compare(seed, Shape.TINY, method, false);
      compare(seed, Shape.TINY_GAPS, method, false);
      compare(seed, Shape.GAPS, method, false);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void sharesComeThroughFeesWhereTheyAreFollowed(Method method) {
    for (long seed = 0; seed < CHAINS; seed++) {
      compare(seed, Shape.TINY, method, true);
      compare(seed, Shape.TINY_GAPS, method, true);
    }
  }

  private static void compare(long seed, Shape shape, Method method, boolean followFees) {
    ChainView chain = new MemoryChain(Network.REGTEST, RandomChains.blocks(seed, shape));
    Random random = new Random(seed);
    for (int q = 0; q < 3; q++) {
      long output = random.nextLong(chain.outputCount() / 2, chain.outputCount());
      long tx = chain.txOfOutput(output);
      if (chain.value(output) == 0 || chain.findTx(chain.txId(tx)) != tx) {
        continue;
      }
      boolean part = method.followsUnits() && random.nextBoolean();
      long amount = part ? random.nextLong(1, chain.value(output) + 1) : chain.value(output);
      int vout = (int) (output - chain.firstOutput(tx));
      TraceQuestion question =
          TraceQuestion.of(
                  method,
                  new Start.Output(new OutPoint(chain.txId(tx), vout), part ? amount : Start.ALL))
              .toPast();
      question = followFees ? question.followingFees() : question;
      Trace trace = Tracer.run(chain, question);
      Map<Long, Long> found = new TreeMap<>();
      trace.ends().forEach(end -> found.put(end.at(), end.amount()));
      assertThat(found)
          .as("seed " + seed + ", " + shape + ", output " + output + ": " + question)
          .isEqualTo(expected(chain, question, output, amount));
      if (method.followsUnits()) {
        assertThat(trace.conserved()).isTrue();
      }
    }
  }

  private static Map<Long, Long> expected(
      ChainView chain, TraceQuestion question, long start, long amount) {
    Map<Long, Long> shares = new TreeMap<>();
    TraceQuestion forwards =
        new TraceQuestion(
            question.starts(),
            question.method(),
            Direction.TO_FUTURE,
            question.followFees(),
            Limits.NONE);
    for (long tx = 0; tx < chain.txCount(); tx++) {
      boolean unknown = question.method() != Method.POISON && hasUnknownInput(chain, tx);
      for (long o = chain.firstOutput(tx); o < chain.firstOutput(tx + 1); o++) {
        boolean coinbase = chain.isCoinbase(tx);
        if (coinbase || unknown) {
          TraceOracle oracle = new TraceOracle(chain, forwards, 1L << 60).watch(start, amount);
          boolean bySubsidy = coinbase && question.followFees() && wholeBlock(chain, tx);
          if (bySubsidy) {
            oracle.startSubsidy(tx, o);
          } else {
            oracle.start(o, chain.value(o), 0);
          }
          put(shares, o, o == start && !bySubsidy ? amount : arrived(oracle, start));
        }
      }
      for (long i = chain.firstInput(tx); i < chain.firstInput(tx + 1) && !unknown; i++) {
        if (chain.prevOutput(i) == ChainView.UNSEEN) {
          TraceOracle oracle = new TraceOracle(chain, forwards, 1L << 60).watch(start, amount);
          put(shares, Place.unseen(i), arrived(oracle.startUnseen(i), start));
        }
      }
    }
    return shares;
  }

  private static void put(Map<Long, Long> shares, long place, long amount) {
    if (amount > 0) {
      shares.put(place, amount);
    }
  }

  private static long arrived(TraceOracle oracle, long start) {
    return oracle.run().arrived.getOrDefault(start, 0L);
  }

  private static boolean hasUnknownInput(ChainView chain, long tx) {
    for (long i = chain.firstInput(tx); i < chain.firstInput(tx + 1); i++) {
      if (chain.inputValue(i) < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean wholeBlock(ChainView chain, long coinbase) {
    ChainView.BlockRow block = chain.block(chain.blockOf(coinbase));
    boolean unknown = false;
    for (long tx = coinbase; tx < coinbase + block.txCount(); tx++) {
      unknown |= hasUnknownInput(chain, tx);
    }
    return block.extent() == Block.Extent.FULL && !unknown;
  }
}

package org.entente.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every method against the definitions taken literally, on random chains. `-Dchains=N` for more.
class TracerOracleTest {
  private static final long CHAINS = Long.getLong("chains", 120);

  @ParameterizedTest
  @EnumSource(Method.class)
  void followsEverySatoshiAsDefined(Method method) {
    for (long seed = 0; seed < CHAINS; seed++) {
      compare(seed, Shape.TINY, method, 1);
      compare(seed, Shape.TINY_GAPS, method, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void followsWholeBitcoinsAsDefined(Method method) {
    for (long seed = 0; seed < CHAINS; seed++) {
      compare(seed, Shape.WHOLE, method, Long.MAX_VALUE);
      compare(seed, Shape.GAPS, method, Long.MAX_VALUE);
    }
  }

  private static void compare(long seed, Shape shape, Method method, long grain) {
    ChainView chain = new MemoryChain(Network.REGTEST, RandomChains.blocks(seed, shape));
    Random random = new Random(seed);
    for (int q = 0; q < 4; q++) {
      TraceQuestion question = Questions.some(random, chain, method);
      Trace trace;
      try {
        trace = Tracer.run(chain, question);
      } catch (BadInput notThereYet) {
        assertThat(question.limits().untilTime()).isLessThan(Long.MAX_VALUE);
        continue;
      }
      String at = "seed " + seed + ", " + shape + ", question " + q + ": " + question;
      TraceOracle oracle = oracle(chain, question, grain).run();
      assertThat(ends(trace)).as(at).isEqualTo(oracle.ends);
      assertThat(trace.fees()).as(at).isEqualTo(oracle.fees);
      assertThat(trace.overlap()).as(at).isEqualTo(oracle.overlap);
      assertThat(trace.conserved()).as(at).isEqualTo(method != Method.POISON);
    }
  }

  static TraceOracle oracle(ChainView whole, TraceQuestion question, long grain) {
    int blocks = 0;
    while (blocks < whole.blockCount()
        && whole.block(blocks).time() <= question.limits().untilTime()) {
      blocks++;
    }
    ChainView chain = whole.before(blocks);
    TraceOracle oracle = new TraceOracle(chain, question, grain);
    Starts starts = new Starts(chain, question.starts());
    for (long output : starts.outputs()) {
      oracle.start(output, starts.amount(output), starts.origin(output));
    }
    return oracle;
  }

  static Map<Long, String> ends(Trace trace) {
    Map<Long, String> ends = new TreeMap<>(Long::compareUnsigned);
    boolean units = trace.question().method().followsUnits();
    for (End end : trace.ends()) {
      Map<Integer, Long> from = new TreeMap<>();
      end.from().forEach(share -> from.put(share.start(), share.amount()));
      Object names = units ? from : from.keySet();
      ends.put(end.at(), end.ending() + " " + end.amount() + " " + end.hops() + " " + names);
    }
    assertThat(ends).hasSize(trace.ends().size());
    return ends;
  }
}

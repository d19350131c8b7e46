package org.entente.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A trace that goes on equals a fresh one, on random chains that turn. `-Dchains=N` for more.
class LiveTraceTest {
  private static final long CHAINS = Long.getLong("chains", 60);

  private static final LiveTrace.Stops STOPS =
      _ -> output -> output % 11 == 5 ? Ending.BRIDGE : null;

  @ParameterizedTest
  @EnumSource(Method.class)
  void aTraceThatGoesOnEqualsAFreshOne(Method method) throws IOException {
    for (long seed = 0; seed < CHAINS; seed++) {
      for (Shape shape : List.of(Shape.TINY, Shape.WHOLE, Shape.GAPS, Shape.TINY_GAPS)) {
        follow(seed, shape, method);
      }
    }
  }

  /// Two chains share blocks up to a fork: the ledger goes up one, back, and up the other.
  private static void follow(long seed, Shape shape, Method method) throws IOException {
    Random random = new Random(seed);
    List<Block> one = RandomChains.blocks(seed, shape);
    ChainView whole = new MemoryChain(Network.REGTEST, one);
    TraceQuestion question = Questions.some(random, whole, method);
    question =
        question.within(
            question.limits().withTransactions(Long.MAX_VALUE).withUntilTime(Long.MAX_VALUE));
    if (question.starts().stream().anyMatch(start -> isRepeated(whole, start))) {
      return; // a later coinbase with the id of a start takes its name (BIP30): not since 2010
    }
    int at = random.nextInt(one.size() + 1);
    LiveTrace live = new LiveTrace(whole.before(at), question, STOPS);
    for (int step = 0; step < 30; step++) {
      if (random.nextInt(3) == 0 && at > 0) {
        int back = random.nextInt(at + 1);
        ChainView chain = whole.before(back);
        if (!live.rollBack(chain, back)) {
          live = new LiveTrace(chain, question, STOPS);
        }
        at = back;
      } else if (at < one.size()) {
        live.extend(whole.before(at + 1));
        at++;
      }
      if (random.nextInt(4) == 0) {
        live = restarted(live, whole.before(at));
      }
      assertThat(live.blocks()).isEqualTo(at);
      compare("seed " + seed + ", " + shape + ", step " + step, live, whole.before(at));
    }
  }

  private static boolean isRepeated(ChainView chain, Start start) {
    TxId id =
        switch (start) {
          case Start.Output output -> output.outPoint().txId();
          case Start.Transaction transaction -> transaction.txId();
          case Start.Address _ -> null;
        };
    return id != null
        && LongStream.range(0, chain.txCount()).filter(tx -> chain.txId(tx).equals(id)).count() > 1;
  }

  private static LiveTrace restarted(LiveTrace live, ChainView chain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    live.save(new DataOutputStream(bytes));
    return LiveTrace.restore(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
        chain,
        live.question(),
        STOPS);
  }

  private static void compare(String seed, LiveTrace live, ChainView chain) {
    Trace fresh;
    try {
      fresh = Tracer.run(chain, live.question(), STOPS.in(chain));
    } catch (BadInput notThereYet) {
      return;
    }
    Trace answer = live.answer(chain);
    String at = seed + ", " + live.question();
    assertThat(new ArrayList<>(answer.ends())).as(at).isEqualTo(new ArrayList<>(fresh.ends()));
    assertThat(answer.fees()).as(at).isEqualTo(fresh.fees());
    assertThat(answer.overlap()).as(at).isEqualTo(fresh.overlap());
    assertThat(answer.starts()).as(at).isEqualTo(fresh.starts());
    assertThat(answer.stats()).as(at).isEqualTo(fresh.stats());
    assertThat(answer.conserved()).as(at).isEqualTo(fresh.conserved());
  }
}

package org.entente.chain.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.BrokenRule;
import org.entente.chain.ChainContract;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.junit.jupiter.api.Test;

class MemoryChainTest {
  private final BlockBuilder first = new BlockBuilder().height(1).time(600);
  private final TxId mined = first.coinbase("1", Pay.to("miner", 30), Pay.to("other", 20));
  private final BlockBuilder second = new BlockBuilder().height(2).time(1200);

  private ChainView chain() {
    return new MemoryChain(Network.REGTEST, List.of(first.build(), second.build()));
  }

  @Test
  void linksAnInputWithWhatItSpendsBothWays() {
    TxId paid = second.tx(List.of(Spend.of(mined, 1)), List.of(Pay.to("payee", 19)));
    ChainView chain = chain();
    assertThat(chain.findTx(paid)).isEqualTo(1);
    assertThat(chain.prevOutput(1)).isEqualTo(1);
    assertThat(chain.spender(1)).isEqualTo(1);
    assertThat(chain.spender(0)).isEqualTo(ChainView.NONE);
    assertThat(chain.inputValue(1)).isEqualTo(20);
    assertThat(chain.isCoinbase(0)).isTrue();
    assertThat(chain.isCoinbase(1)).isFalse();
  }

  @Test
  void doesNotKnowYetWhatHappensLater() {
    second.tx(List.of(Spend.of(mined, 1)), List.of(Pay.to("miner", 19)));
    ChainView before = chain().before(1);
    assertThat(before.txCount()).isEqualTo(1);
    assertThat(before.spender(1)).isEqualTo(ChainView.NONE);
    assertThat(before.outputsOf(0)).toIterable().containsExactly(0L);
    assertThat(before.digest())
        .isEqualTo(new MemoryChain(Network.REGTEST, List.of(first.build())).digest());
  }

  @Test
  void takesTheLaterOfTwoTransactionsWithOneId() {
    second.coinbase("1", Pay.to("miner", 30), Pay.to("other", 20));
    second.tx(List.of(Spend.of(mined, 0)), List.of(Pay.to("payee", 30)));
    ChainView chain = chain();
    assertThat(chain.findTx(mined)).isEqualTo(1);
    assertThat(chain.spender(0)).isEqualTo(ChainView.NONE);
    assertThat(chain.spender(2)).isEqualTo(2);
  }

  @Test
  void keepsWhatWasToldOfAnOutputThatIsNotHere() {
    OutPoint far = new OutPoint(TxId.parse("ab".repeat(32)), 7);
    second.tx(List.of(new Spend(far, 12, new byte[] {1})), List.of());
    ChainView chain = chain();
    assertThat(chain.prevOutput(1)).isEqualTo(ChainView.UNSEEN);
    assertThat(chain.unseen(1).outPoint()).isEqualTo(far);
    assertThat(chain.inputValue(1)).isEqualTo(12);
    assertThat(chain.unseen(1).script()).containsExactly(1);
  }

  @Test
  void refusesASecondSpend() {
    second.tx(List.of(Spend.of(mined, 1)), List.of(Pay.to("payee", 19)));
    second.tx(List.of(Spend.of(mined, 1)), List.of(Pay.to("payee", 18)));
    assertBroken(BrokenRule.Rule.DOUBLE_SPEND);
  }

  @Test
  void refusesAnOutputThatItsTransactionDoesNotHave() {
    second.tx(List.of(Spend.of(mined, 2)), List.of());
    assertBroken(BrokenRule.Rule.MISSING_OUTPUT);
  }

  @Test
  void refusesAToldValueThatIsNotTheRealOne() {
    second.tx(List.of(new Spend(new OutPoint(mined, 0), 31, null)), List.of());
    assertBroken(BrokenRule.Rule.TOLD_VALUE);
  }

  private void assertBroken(BrokenRule.Rule rule) {
    assertThatThrownBy(this::chain)
        .isInstanceOfSatisfying(BrokenRule.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  /// Recomputed by hand from the definition of the digest.
  @Test
  void digestsEmptyLedgersByNetworkAndBlocksByTheirFacts() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] start = sha256.digest("entente ledger 1 regtest".getBytes(StandardCharsets.US_ASCII));
    assertThat(new MemoryChain(Network.REGTEST, List.of()).digest()).isEqualTo(Hex.encode(start));

    OutPoint far = new OutPoint(TxId.parse("ab".repeat(32)), 7);
    first.tx(List.of(new Spend(far, 258, new byte[] {9, 8})), List.of());
    Block block = first.build();
    sha256.update(start);
    sha256.update((byte) 0);
    sha256.update(block.hash().hash().bytes());
    sha256.update(Hex.decode("01000000" + "5802000000000000" + "02000000"));
    sha256.update(block.txIds());
    sha256.update(Hex.decode("0201000000000000" + "02000000" + "0908"));
    assertThat(new MemoryChain(Network.REGTEST, List.of(block)).digest())
        .isEqualTo(Hex.encode(sha256.digest()));
  }

  @Test
  void fulfilsTheContractOnRandomChains() {
    for (Shape shape : List.of(Shape.WHOLE, Shape.GAPS, Shape.TINY, Shape.TINY_GAPS)) {
      LongStream.range(0, 25)
          .forEach(
              seed -> {
                List<Block> blocks = RandomChains.blocks(seed, shape);
                ChainView chain = new MemoryChain(Network.REGTEST, blocks);
                ChainContract.assertSame(chain, new MemoryChain(Network.REGTEST, blocks));
              });
    }
  }

  @Test
  void randomChainsShowEveryOddityThereIs() {
    Set<String> met = new TreeSet<>();
    LongStream.range(0, 60).forEach(seed -> oddities(RandomChains.blocks(seed, Shape.GAPS), met));
    assertThat(met)
        .containsExactly(
            "duplicate id",
            "fee",
            "hub",
            "loose",
            "partial",
            "spend in block",
            "unknown value",
            "unseen, value known",
            "zero value");
  }

  private static void oddities(List<Block> blocks, Set<String> met) {
    ChainView chain = new MemoryChain(Network.REGTEST, blocks);
    blocks.forEach(b -> note(met, b.extent() == Block.Extent.LOOSE, "loose"));
    blocks.forEach(b -> note(met, b.extent() == Block.Extent.PARTIAL, "partial"));
    for (long tx = 0; tx < chain.txCount(); tx++) {
      note(met, chain.findTx(chain.txId(tx)) != tx, "duplicate id");
      note(met, chain.firstOutput(tx + 1) - chain.firstOutput(tx) >= 40, "hub");
      long fee = 0;
      for (long i = chain.firstInput(tx); i < chain.firstInput(tx + 1); i++) {
        long prev = chain.prevOutput(i);
        boolean known = chain.inputValue(i) >= 0;
        note(met, !known, "unknown value");
        note(met, known && prev == ChainView.UNSEEN, "unseen, value known");
        note(
            met,
            prev >= 0 && chain.blockOf(chain.txOfOutput(prev)) == chain.blockOf(tx),
            "spend in block");
        fee += chain.inputValue(i);
      }
      for (long o = chain.firstOutput(tx); o < chain.firstOutput(tx + 1); o++) {
        note(met, chain.value(o) == 0, "zero value");
        fee -= chain.value(o);
      }
      note(met, fee > 0, "fee");
    }
  }

  private static void note(Set<String> met, boolean so, String oddity) {
    if (so) {
      met.add(oddity);
    }
  }
}

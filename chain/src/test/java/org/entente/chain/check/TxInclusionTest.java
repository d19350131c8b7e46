package org.entente.chain.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BlockBuilder;
import org.entente.chain.ChainView;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.read.BlockParser;
import org.entente.chain.read.RawBlocks;
import org.entente.chain.read.RawBlocks.Tx;
import org.entente.chain.read.RealData;
import org.junit.jupiter.api.Test;

class TxInclusionTest {
  private static final byte[] NONE = new byte[32];
  private static final byte[] SCRIPT = {0x51};

  private static ChainView chain(Network network, byte[] raw) {
    return new MemoryChain(network, List.of(new BlockParser(network).parse(raw)));
  }

  private static ChainView blockOf(int count) {
    List<Tx> txs = new ArrayList<>();
    txs.add(Tx.coinbase(200, 100));
    for (int i = 1; i < count; i++) {
      txs.add(new Tx().spend(NONE, i, new byte[3]).pay(10, SCRIPT));
    }
    return chain(Network.REGTEST, RawBlocks.block(NONE, 1_700_000_000, txs));
  }

  private static void assertProven(ChainView chain, long tx) {
    TxInclusion proven = TxInclusion.of(chain, tx).orElseThrow();
    Hash256 id = chain.txId(tx).hash();
    assertThat(proven.holds(id)).isTrue();
    assertThat(proven.holds(id.reversed())).isFalse();
    for (int other = 0; other < proven.txCount(); other++) {
      TxInclusion moved = new TxInclusion(proven.header(), other, proven.txCount(), proven.path());
      assertThat(moved.holds(id)).isEqualTo(other == proven.index());
    }
    TxInclusion longer =
        new TxInclusion(proven.header(), proven.index(), 2 * proven.txCount() + 2, proven.path());
    assertThat(longer.holds(id)).isFalse();
  }

  @Test
  void everyTransactionOfABlockOfAnySizeIsProven() {
    for (int count = 1; count <= 40; count++) {
      ChainView chain = blockOf(count);
      for (long tx = 0; tx < count; tx++) {
        assertProven(chain, tx);
      }
    }
  }

  @Test
  void realTransactionsAreProven() {
    ChainView chain = chain(Network.MAINNET, RealData.block300025());
    for (long tx = 0; tx < chain.txCount(); tx += 7) {
      assertProven(chain, tx);
    }
    assertProven(chain, chain.txCount() - 1);
  }

  @Test
  void aBlockOfWhichOnlySomeIsKnownProvesNothing() {
    BlockBuilder some = new BlockBuilder().extent(Block.Extent.PARTIAL);
    some.coinbase("one", BlockBuilder.Pay.to("ann", 50));
    ChainView chain = new MemoryChain(Network.REGTEST, List.of(some.build()));
    assertThat(TxInclusion.of(chain, 0)).isEmpty();
  }
}

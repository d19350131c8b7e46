package org.entente.trace.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.read.BlockParser;
import org.entente.chain.read.RealData;
import org.junit.jupiter.api.Test;

/// A full block of 2014, before any of the kinds but early JoinMarket's forerunners existed: as if
/// nobody knew when it was, so that no gate by time helps.
class RealPaymentsTest {
  @Test
  void noPaymentOfARealBlockIsTakenForAMix() {
    Block block = new BlockParser(Network.MAINNET).parse(RealData.block300025());
    ChainView chain = new MemoryChain(Network.MAINNET, List.of(block));
    ChainMixes mixes = new ChainMixes(chain);
    List<String> found = new ArrayList<>();
    for (long tx = 0; tx < chain.txCount(); tx++) {
      MixTx known = mixes.transaction(tx);
      MixTx timeless =
          new MixTx(known.txid(), MixTx.NO_TIME, known.coinbase(), known.inputs(), known.outputs());
      if (MixJudge.judge(timeless).kind() != MixKind.NONE) {
        found.add(known.txid());
      }
    }
    assertThat(chain.txCount()).isEqualTo(461);
    assertThat(found).isEmpty();
  }
}

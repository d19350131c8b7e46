package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.bridge.EventCase.BRIDGE;
import static org.entente.trace.bridge.EventCase.PAYEE;
import static org.entente.trace.bridge.EventCase.THIEF;
import static org.entente.trace.bridge.EventCase.TOKEN;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.address;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.junit.jupiter.api.Test;

class SynapseTest {
  private final EventCase here = new EventCase();

  @Test
  void synapsesKappaIsTheHashOfTheFirstTransactionsText() {
    EvmStory.Tx tx =
        here.story
            .tx(THIEF, BRIDGE)
            .token(TOKEN, THIEF, BRIDGE, 20)
            .log(
                BRIDGE,
                Synapse.DEPOSIT_SWAP,
                List.of(word(PAYEE)),
                uint(10),
                address(TOKEN),
                uint(20),
                uint(0),
                uint(1),
                uint(19),
                uint(9));
    EvmStory there = new EvmStory(EvmNetwork.of(10)).block(1_700_000_100);
    Hash256 kappa = Synapse.kappa(tx.hash());
    there
        .tx(account(5), BRIDGE)
        .token(TOKEN, EvmAddress.ZERO, BRIDGE, 20)
        .token(account(52), BRIDGE, PAYEE, 18)
        .log(
            BRIDGE,
            Synapse.MINT_SWAP,
            List.of(word(PAYEE), kappa),
            address(TOKEN),
            uint(20),
            uint(1),
            uint(0),
            uint(1),
            uint(18),
            uint(9),
            uint(1));
    BridgeLeg in = AccountLegs.read(there.build(), 0).getFirst();
    assertThat(in.id()).isEqualTo(here.out().id());
    assertThat(in.spot().carrier()).isEqualTo(1);
  }

  @Test
  void synapsesFeeStaysWithTheBridge() {
    Hash256 kappa = new Hash256(1, 1, 1, 1);
    here.story
        .tx(account(5), BRIDGE)
        .token(TOKEN, BRIDGE, PAYEE, 19)
        .log(
            BRIDGE,
            Synapse.WITHDRAW,
            List.of(word(PAYEE), kappa),
            address(TOKEN),
            uint(20),
            uint(1));
    assertThat(here.in().spot().carrier()).isZero();
    assertThat(here.in().spot().amount()).isEqualTo(Uint256.of(19));
  }
}

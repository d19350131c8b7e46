package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.bridge.EventCase.BRIDGE;
import static org.entente.trace.bridge.EventCase.PAYEE;
import static org.entente.trace.bridge.EventCase.THIEF;
import static org.entente.trace.bridge.EventCase.TOKEN;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.bytes;
import static org.entente.trace.bridge.EvmStory.bytes32;
import static org.entente.trace.bridge.EvmStory.text;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.trace.bridge.BridgeLeg.In;
import org.junit.jupiter.api.Test;

class AxelarTest {
  private final EventCase here = new EventCase();

  @Test
  void axelarNamesTransactionAndMessage() {
    Hash256 message = new Hash256(4, 4, 4, 4);
    EvmStory.Tx tx =
        here.story
            .tx(THIEF, BRIDGE)
            .token(TOKEN, THIEF, BRIDGE, 8)
            .log(
                BRIDGE,
                Axelar.CALL,
                List.of(word(THIEF), message),
                text("Polygon"),
                text(PAYEE.toString()),
                bytes(new byte[7]),
                text("axlUSDC"),
                uint(8));
    assertThat(here.out().id()).isEqualTo("axelar:" + tx.hash().hex() + ":" + message.hex());
    assertThat(here.out().to().chain()).isEqualTo(ChainName.Evm.of(137));
    EvmStory there = new EvmStory(EvmNetwork.of(137)).block(1_700_000_100);
    there
        .tx(account(5), BRIDGE)
        .log(
            BRIDGE,
            Axelar.APPROVED,
            List.of(word(1), word(PAYEE), message),
            text("Ethereum"),
            text("0x"),
            text("axlUSDC"),
            uint(8),
            bytes32(tx.hash()),
            uint(3));
    In in = (In) AccountLegs.read(there.build(), 0).getFirst();
    assertThat(in.id()).isEqualTo(here.out().id());
    assertThat(in.spot().carrier()).as("paid later").isEqualTo(BridgeLeg.NONE);
    there
        .tx(account(6), PAYEE)
        .log(BRIDGE, Axelar.EXECUTED, List.of(word(1)))
        .token(TOKEN, EvmAddress.ZERO, PAYEE, 8);
    there
        .tx(account(6), PAYEE)
        .log(account(9), Axelar.EXECUTED, List.of(word(1)))
        .token(TOKEN, account(9), PAYEE, 8);
    List<In> paid = new AccountLegs(there.build()).in(String.valueOf(here.out().id()));
    assertThat(paid).as("the approval, and what the same gateway paid for it").hasSize(2);
    assertThat(paid.get(1).spot().carrier()).isZero();
    assertThat(paid.get(1).recipient()).isEqualTo(PAYEE.toString());
  }

  @Test
  void axelarsPlainTokensNameNothing() {
    here.story
        .tx(THIEF, BRIDGE)
        .token(TOKEN, THIEF, BRIDGE, 8)
        .log(
            BRIDGE,
            Axelar.TOKEN_SENT,
            List.of(word(THIEF)),
            text("osmosis"),
            text("osmo1x"),
            text("USDC"),
            uint(8));
    assertThat(here.out().id()).isNull();
    assertThat(here.out().to().chain().text()).isEqualTo("osmosis");
  }
}

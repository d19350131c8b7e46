package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.bridge.EventCase.BRIDGE;
import static org.entente.trace.bridge.EventCase.PAYEE;
import static org.entente.trace.bridge.EventCase.THIEF;
import static org.entente.trace.bridge.EventCase.TOKEN;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.bytes;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.trace.bridge.BridgeLeg.In;
import org.junit.jupiter.api.Test;

class WormholeTest {
  private final EventCase here = new EventCase();

  @Test
  void wormholeNumbersTheMessagesOfItsTokenBridge() {
    EvmAddress core = EvmAddress.parse("0x98f3c9e6E3fAce36bAAd05FE09d375Ef1464288B");
    EvmAddress bridge = EvmAddress.parse("0x3ee18B2214AFF97000D974cf647E7C347E8fa585");
    byte[] message = new byte[133];
    message[0] = 1;
    Uint256.of(12).write(message, 1);
    word(TOKEN).write(message, 33);
    message[66] = 2;
    word(PAYEE).write(message, 67);
    message[100] = 23;
    here.story
        .tx(THIEF, bridge)
        .token(TOKEN, THIEF, bridge, 120_000)
        .log(
            core,
            Wormhole.PUBLISHED,
            List.of(word(bridge)),
            uint(88),
            uint(1),
            bytes(message),
            uint(1));
    assertThat(here.out().id()).isEqualTo("wormhole:2:" + word(bridge).hex() + ":88");
    assertThat(here.out().spot().carrier()).isZero();
    assertThat(here.out().to())
        .isEqualTo(new BridgeLeg.Destination(ChainName.Evm.of(42161), PAYEE.toString(), null));

    EvmStory there = new EvmStory(EvmNetwork.of(42161)).block(1_700_000_100);
    there
        .tx(account(5), BRIDGE)
        .log(BRIDGE, Wormhole.REDEEMED, List.of(word(2), word(bridge), word(88)))
        .token(TOKEN, EvmAddress.ZERO, account(5), 3)
        .token(TOKEN, EvmAddress.ZERO, PAYEE, 119_997);
    In in = (In) AccountLegs.read(there.build(), 0).getFirst();
    assertThat(in.id()).isEqualTo(here.out().id());
    assertThat(in.recipient()).isEqualTo(PAYEE.toString());
    assertThat(in.spot().carrier()).isEqualTo(1);
  }
}

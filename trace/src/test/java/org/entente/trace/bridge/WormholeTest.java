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
import org.entente.base.Hash256;
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

  @Test
  void nativeTokenTransfersNameTheDigestOfTheirMessage() {
    EvmAddress core = EvmAddress.parse("0x98f3c9e6E3fAce36bAAd05FE09d375Ef1464288B");
    Hash256 digest = new Hash256(5, 5, 5, 5);
    here.story
        .tx(THIEF, BRIDGE)
        .token(TOKEN, THIEF, BRIDGE, 500)
        .token(TOKEN, BRIDGE, EvmAddress.ZERO, 500)
        .log(
            core,
            Wormhole.PUBLISHED,
            List.of(word(BRIDGE)),
            uint(1),
            uint(1),
            bytes(new byte[9]),
            uint(1))
        .log(
            BRIDGE,
            WormholeNtt.SENT,
            List.of(word(PAYEE), word(PAYEE)),
            uint(500),
            uint(7),
            uint(23),
            uint(88))
        .log(BRIDGE, WormholeNtt.SENT_DIGEST, List.of(digest));
    assertThat(here.out().id()).isEqualTo("wormhole-ntt:" + digest.hex());
    assertThat(here.out().spot().amount()).isEqualTo(Uint256.of(500));
    assertThat(here.out().spot().known()).as("Wormhole's core publishes it").isTrue();
    assertThat(here.out().to())
        .isEqualTo(new BridgeLeg.Destination(ChainName.Evm.of(42161), PAYEE.toString(), null));

    EvmStory there = new EvmStory(EvmNetwork.of(42161)).block(1_700_000_100);
    there
        .tx(account(5), BRIDGE)
        .log(account(8), WormholeNtt.REDEEMED, List.of(digest))
        .token(TOKEN, EvmAddress.ZERO, PAYEE, 500);
    In in = (In) AccountLegs.read(there.build(), 0).getFirst();
    assertThat(in.id()).isEqualTo(here.out().id());
    assertThat(in.recipient()).isEqualTo(PAYEE.toString());
    assertThat(in.spot().carrier()).isZero();
  }

  @Test
  void aDigestOfAnotherContractIsNoTransfer() {
    here.story
        .tx(THIEF, BRIDGE)
        .token(TOKEN, THIEF, BRIDGE, 500)
        .log(
            BRIDGE,
            WormholeNtt.SENT,
            List.of(word(PAYEE), word(PAYEE)),
            uint(500),
            uint(7),
            uint(23),
            uint(88))
        .log(account(9), WormholeNtt.SENT_DIGEST, List.of(new Hash256(5, 5, 5, 5)));
    assertThat(AccountLegs.read(here.story.build(), 0)).isEmpty();
  }
}

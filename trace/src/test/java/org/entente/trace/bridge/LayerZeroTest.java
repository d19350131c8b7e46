package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.bridge.EventCase.BRIDGE;
import static org.entente.trace.bridge.EventCase.PAYEE;
import static org.entente.trace.bridge.EventCase.THIEF;
import static org.entente.trace.bridge.EventCase.TOKEN;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.address;
import static org.entente.trace.bridge.EvmStory.bytes;
import static org.entente.trace.bridge.EvmStory.bytes32;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.nio.ByteBuffer;
import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.codec.Keccak256;
import org.junit.jupiter.api.Test;

class LayerZeroTest {
  private final EventCase here = new EventCase();

  @Test
  void layerZeroTokensNameTheMessage() {
    EvmAddress endpoint = EvmAddress.parse("0x1a44076050125825900e736c501f859c50fE728c");
    Hash256 guid = new Hash256(5, 6, 7, 8);
    byte[] packet = new byte[81 + 32 + 40];
    packet[0] = 1;
    guid.write(packet, 81);
    here.story
        .tx(THIEF, TOKEN)
        .token(TOKEN, THIEF, EvmAddress.ZERO, 40)
        .log(
            endpoint,
            LayerZero.PACKET_SENT,
            List.of(),
            bytes(packet),
            bytes(new byte[2]),
            address(BRIDGE))
        .log(
            TOKEN, LayerZero.OFT_SENT, List.of(guid, word(THIEF)), uint(30110), uint(40), uint(40));
    assertThat(here.out().id()).isEqualTo("layerzero:" + guid.hex());
    assertThat(here.out().to().chain()).isEqualTo(ChainName.Evm.of(42161));
    assertThat(here.out().spot().carrier()).as("burnt").isZero();
    assertThat(here.out().spot().known()).as("the endpoint vouches for it").isTrue();
  }

  @Test
  void layerZeroTokensArriveUnderTheSameId() {
    EvmAddress endpoint = EvmAddress.parse("0x1a44076050125825900e736c501f859c50fE728c");
    byte[] path =
        ByteBuffer.allocate(80)
            .putLong(4)
            .putInt(30106)
            .put(word(3).bytes())
            .putInt(30101)
            .put(word(TOKEN).bytes())
            .array();
    Hash256 guid = Hash256.read(new Keccak256().hash(path), 0);
    here.story
        .tx(account(5), endpoint)
        .token(TOKEN, EvmAddress.ZERO, PAYEE, 40)
        .log(TOKEN, LayerZero.OFT_RECEIVED, List.of(guid, word(PAYEE)), uint(30106), uint(40))
        .log(
            endpoint,
            LayerZero.PACKET_DELIVERED,
            List.of(),
            uint(30106),
            bytes32(word(3)),
            uint(4),
            address(TOKEN));
    assertThat(here.in().id()).isEqualTo("layerzero:" + guid.hex());
    assertThat(here.in().spot().carrier()).isZero();
    assertThat(here.in().spot().known()).isTrue();
  }

  @Test
  void stargateOfVersionOneIsLinkedByPathAndNonce() {
    byte[] packet =
        ByteBuffer.allocate(60)
            .putLong(77)
            .putShort((short) 101)
            .put(account(90).bytes())
            .putShort((short) 110)
            .put(account(91).bytes())
            .array();
    EvmStory there = new EvmStory(EvmNetwork.of(42161)).block(1_700_000_100);
    here.story
        .tx(THIEF, BRIDGE)
        .token(TOKEN, THIEF, BRIDGE, 4_000_000)
        .log(
            BRIDGE,
            LayerZero.SWAP,
            List.of(),
            uint(110),
            uint(1),
            address(THIEF),
            uint(4_000_000),
            uint(0),
            uint(0),
            uint(0),
            uint(0))
        .log(account(92), LayerZero.PACKET, List.of(), bytes(packet));
    there
        .tx(account(5), BRIDGE)
        .log(
            account(92),
            LayerZero.PACKET_RECEIVED,
            List.of(word(101), word(account(91))),
            bytes(account(90).bytes()),
            uint(77),
            bytes32(word(0)))
        .token(TOKEN, BRIDGE, PAYEE, 39)
        .log(
            BRIDGE,
            LayerZero.SWAP_REMOTE,
            List.of(),
            address(PAYEE),
            uint(3_900_000),
            uint(0),
            uint(0));
    BridgeLeg in = AccountLegs.read(there.build(), 0).getFirst();
    assertThat(here.out().id()).startsWith("layerzero1:101:").endsWith(":77").isEqualTo(in.id());
    assertThat(here.out().spot().carrier()).isZero();
    assertThat(in.spot().carrier()).as("other decimals").isZero();
  }
}

package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.bridge.EventCase.BRIDGE;
import static org.entente.trace.bridge.EventCase.PAYEE;
import static org.entente.trace.bridge.EventCase.THIEF;
import static org.entente.trace.bridge.EventCase.TOKEN;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.address;
import static org.entente.trace.bridge.EvmStory.bytes32;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.trace.bridge.BridgeLeg.In;
import org.junit.jupiter.api.Test;

class CBridgeTest {
  private final EventCase here = new EventCase();

  @Test
  void cbridgeRelaysAndRefundsNameTheTransfer() {
    Hash256 id = new Hash256(3, 1, 4, 1);
    here.story
        .tx(THIEF, BRIDGE)
        .token(TOKEN, THIEF, BRIDGE, 20)
        .log(
            BRIDGE,
            CBridge.SEND,
            List.of(),
            bytes32(id),
            address(THIEF),
            address(PAYEE),
            address(TOKEN),
            uint(20),
            uint(56),
            uint(1),
            uint(5000))
        .token(TOKEN, BRIDGE, PAYEE, 19)
        .log(
            BRIDGE,
            CBridge.RELAY,
            List.of(),
            bytes32(word(1)),
            address(THIEF),
            address(PAYEE),
            address(TOKEN),
            uint(19),
            uint(1),
            bytes32(id))
        .token(TOKEN, BRIDGE, THIEF, 20)
        .log(
            BRIDGE,
            CBridge.WITHDRAW_DONE,
            List.of(),
            bytes32(word(2)),
            uint(9),
            address(THIEF),
            address(TOKEN),
            uint(20),
            bytes32(id));
    assertThat(here.legs()).extracting(BridgeLeg::id).containsOnly("cbridge:" + id.hex());
    assertThat(here.legs()).extracting(leg -> leg.spot().carrier()).containsExactly(0L, 1L, 2L);
    assertThat(here.legs().get(2))
        .isInstanceOfSatisfying(In.class, in -> assertThat(in.refund()).isTrue());
  }

  @Test
  void cbridgesPeggedTokensAreLockedAndBurnt() {
    Hash256 id = new Hash256(3, 1, 4, 1);
    here.story
        .tx(THIEF, BRIDGE)
        .token(TOKEN, THIEF, BRIDGE, 20)
        .log(
            BRIDGE,
            CBridge.DEPOSITED,
            List.of(),
            bytes32(id),
            address(THIEF),
            address(TOKEN),
            uint(20),
            uint(56),
            address(PAYEE))
        .token(TOKEN, THIEF, BRIDGE, 21)
        .log(
            BRIDGE,
            CBridge.DEPOSITED_2,
            List.of(),
            bytes32(id),
            address(THIEF),
            address(TOKEN),
            uint(21),
            uint(56),
            address(PAYEE),
            uint(1))
        .token(TOKEN, THIEF, EvmAddress.ZERO, 22)
        .log(
            BRIDGE,
            CBridge.BURN,
            List.of(),
            bytes32(id),
            address(TOKEN),
            address(THIEF),
            uint(22),
            address(PAYEE))
        .token(TOKEN, THIEF, EvmAddress.ZERO, 23)
        .log(
            BRIDGE,
            CBridge.BURN_2,
            List.of(),
            bytes32(id),
            address(TOKEN),
            address(THIEF),
            uint(23),
            uint(56),
            address(PAYEE),
            uint(1));
    assertThat(here.legs())
        .extracting(BridgeLeg::id)
        .hasSize(4)
        .containsOnly("cbridge:" + id.hex());
    assertThat(here.legs()).extracting(leg -> leg.spot().carrier()).containsExactly(0L, 1L, 2L, 3L);
  }

  @Test
  void cbridgesPeggedTokensAreMintedAndUnlocked() {
    Hash256 id = new Hash256(3, 1, 4, 1);
    here.story
        .tx(account(5), BRIDGE)
        .token(TOKEN, EvmAddress.ZERO, PAYEE, 24)
        .log(
            BRIDGE,
            CBridge.MINT,
            List.of(),
            bytes32(word(1)),
            address(TOKEN),
            address(PAYEE),
            uint(24),
            uint(1),
            bytes32(id),
            address(THIEF))
        .token(TOKEN, BRIDGE, PAYEE, 25)
        .log(
            BRIDGE,
            CBridge.WITHDRAWN,
            List.of(),
            bytes32(word(1)),
            address(PAYEE),
            address(TOKEN),
            uint(25),
            uint(1),
            bytes32(id),
            address(EvmAddress.ZERO));
    assertThat(here.legs())
        .extracting(BridgeLeg::id)
        .hasSize(2)
        .containsOnly("cbridge:" + id.hex());
    assertThat(here.legs()).extracting(leg -> leg.spot().carrier()).containsExactly(0L, 1L);
    assertThat(here.legs())
        .as("what has nobody behind it is a refund")
        .extracting(leg -> ((In) leg).refund())
        .containsExactly(false, true);
  }
}

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
import static org.entente.trace.bridge.EvmStory.tuple;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.junit.jupiter.api.Test;

class AcrossEventTest {
  private final EventCase here = new EventCase();

  @Test
  void acrossNumbersTheDepositsOfAChain() {
    EvmAddress pool = EvmAddress.parse("0x5c7BCd6E7De5423a257D81B442095A1a6ced35C5");
    here.story
        .tx(THIEF, pool)
        .value(THIEF, pool, 70)
        .internal(pool, TOKEN, 70)
        .token(TOKEN, EvmAddress.ZERO, pool, 70)
        .log(
            pool,
            Across.DEPOSIT_3,
            List.of(word(10), word(4711), word(THIEF)),
            address(TOKEN),
            address(account(51)),
            uint(70),
            uint(69),
            uint(1),
            uint(2),
            uint(3),
            address(PAYEE),
            address(EvmAddress.ZERO),
            bytes(new byte[0]));
    Out out = here.out();
    assertThat(out.id()).isEqualTo("across:1:4711");
    assertThat(out.spot().carrier()).as("what was paid in, not its wrapped form").isZero();
    assertThat(out.to())
        .isEqualTo(
            new BridgeLeg.Destination(
                ChainName.Evm.of(10), PAYEE.toString(), account(51).toString()));
  }

  @Test
  void acrossOfAllVersionsIsLinkedByOriginAndNumber() {
    here.story
        .tx(THIEF, BRIDGE)
        .token(TOKEN, THIEF, BRIDGE, 70)
        .log(
            BRIDGE,
            Across.DEPOSIT_2,
            List.of(word(10), word(5), word(THIEF)),
            uint(70),
            uint(1),
            uint(0),
            uint(1),
            address(TOKEN),
            address(PAYEE),
            bytes(new byte[3]))
        .token(TOKEN, THIEF, BRIDGE, 70)
        .log(
            BRIDGE,
            Across.DEPOSIT_4,
            List.of(word(10), word(6), word(THIEF)),
            bytes32(word(TOKEN)),
            bytes32(new Hash256(1, 2, 3, 4)),
            uint(70),
            uint(69),
            uint(1),
            uint(2),
            uint(3),
            bytes32(new Hash256(1, 2, 3, 4)),
            bytes32(word(0)),
            bytes(new byte[0]));
    assertThat(here.legs()).extracting(BridgeLeg::id).containsExactly("across:1:5", "across:1:6");
    assertThat(here.legs()).extracting(leg -> leg.spot().carrier()).containsExactly(0L, 1L);
    assertThat(((Out) here.legs().get(1)).to().address())
        .startsWith("0x0000000000000001")
        .hasSize(66);
  }

  @Test
  void acrossPaysTheRecipientThatWasAgreedLast() {
    here.story
        .tx(account(5), BRIDGE)
        .token(TOKEN, account(5), PAYEE, 66)
        .log(
            BRIDGE,
            Across.FILL_3,
            List.of(word(137), word(9), word(account(5))),
            address(account(51)),
            address(TOKEN),
            uint(70),
            uint(69),
            uint(1),
            uint(2),
            uint(3),
            address(EvmAddress.ZERO),
            address(THIEF),
            address(account(61)),
            bytes(new byte[2]),
            tuple(address(PAYEE), bytes(new byte[0]), uint(66), uint(0)));
    assertThat(here.in().id()).isEqualTo("across:137:9");
    assertThat(here.in().recipient()).isEqualTo(PAYEE.toString());
    assertThat(here.in().spot().carrier()).isZero();
  }

  @Test
  void acrossFillsOfTheOthersNameTheSameNumbers() {
    here.story
        .tx(account(5), BRIDGE)
        .internal(BRIDGE, PAYEE, 30)
        .log(
            BRIDGE,
            Across.FILL_2,
            List.of(word(137), word(9), word(THIEF)),
            uint(70),
            uint(30),
            uint(30),
            uint(1),
            uint(1),
            uint(0),
            uint(0),
            address(TOKEN),
            address(account(5)),
            address(PAYEE),
            bytes(new byte[0]),
            tuple(address(PAYEE), bytes(new byte[0]), uint(0), uint(0), uint(0)))
        .token(TOKEN, account(5), PAYEE, 66)
        .log(
            BRIDGE,
            Across.FILL_4,
            List.of(word(137), word(10), word(account(5))),
            bytes32(word(1)),
            bytes32(word(TOKEN)),
            uint(70),
            uint(66),
            uint(1),
            uint(2),
            uint(3),
            bytes32(word(0)),
            bytes32(word(THIEF)),
            bytes32(word(PAYEE)),
            bytes32(word(0)),
            bytes32(word(PAYEE)),
            bytes32(word(0)),
            uint(66),
            uint(0));
    assertThat(here.legs())
        .extracting(BridgeLeg::id)
        .containsExactly("across:137:9", "across:137:10");
    assertThat(here.legs())
        .as("unwrapped, then a token")
        .extracting(leg -> leg.spot().carrier())
        .containsExactly(0L, 1L);
  }
}

package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.bridge.EventCase.BRIDGE;
import static org.entente.trace.bridge.EventCase.BTC;
import static org.entente.trace.bridge.EventCase.PAYEE;
import static org.entente.trace.bridge.EventCase.THIEF;
import static org.entente.trace.bridge.EventCase.TOKEN;
import static org.entente.trace.bridge.EvmStory.account;
import static org.entente.trace.bridge.EvmStory.address;
import static org.entente.trace.bridge.EvmStory.bytes;
import static org.entente.trace.bridge.EvmStory.text;
import static org.entente.trace.bridge.EvmStory.uint;
import static org.entente.trace.bridge.EvmStory.word;

import java.util.List;
import java.util.Locale;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.trace.bridge.BridgeLeg.In;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.junit.jupiter.api.Test;

class MemoRouterTest {
  private final EventCase here = new EventCase();

  @Test
  void thorchainTakesEtherAndNamesItsTransaction() {
    EvmAddress router = EvmAddress.parse("0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146");
    EvmAddress vault = account(80);
    EvmStory.Tx tx =
        here.story
            .tx(THIEF, router)
            .value(THIEF, router, 500)
            .internal(router, vault, 500)
            .log(
                router,
                MemoRouter.DEPOSIT,
                List.of(word(vault), word(0)),
                uint(500),
                text("=:b:" + BTC + "/" + THIEF + ":0/1/0"));
    Out out = here.out();
    assertThat(out.protocol()).isEqualTo(Protocol.THORCHAIN);
    assertThat(out.id()).isEqualTo("thorchain:" + tx.hash().hex().toUpperCase(Locale.ROOT));
    assertThat(out.spot().carrier()).as("the value paid to the router").isZero();
    assertThat(out.spot().asset()).isEqualTo("ETH");
    assertThat(out.spot().known()).isTrue();
    assertThat(out.sender()).isEqualTo(THIEF.toString());
    assertThat(out.to())
        .isEqualTo(new BridgeLeg.Destination(new ChainName.Bitcoin(), BTC, "BTC.BTC"));
  }

  @Test
  void thorchainPaysOutAndRefundsByMemo() {
    String hash = "AB".repeat(32);
    here.story
        .tx(account(80), BRIDGE)
        .value(account(80), BRIDGE, 300)
        .internal(BRIDGE, PAYEE, 300)
        .log(
            BRIDGE,
            MemoRouter.OUT,
            List.of(word(account(80)), word(PAYEE)),
            address(EvmAddress.ZERO),
            uint(300),
            text("REFUND:" + hash));
    In in = here.in();
    assertThat(in.id()).isEqualTo("thorchain:" + hash);
    assertThat(in.refund()).isTrue();
    assertThat(in.spot().carrier()).isEqualTo(1);
    assertThat(in.spot().known()).as("any contract may log so").isFalse();
    assertThat(in.recipient()).isEqualTo(PAYEE.toString());
  }

  @Test
  void withoutCallTracesAPayoutHasNoCarrier() {
    here.story
        .tx(account(80), BRIDGE)
        .value(account(80), BRIDGE, 300)
        .log(
            BRIDGE,
            MemoRouter.OUT,
            List.of(word(account(80)), word(PAYEE)),
            address(EvmAddress.ZERO),
            uint(300),
            text("OUT:" + "AB".repeat(32)));
    assertThat(here.in().spot().carrier()).isEqualTo(BridgeLeg.NONE);
    assertThat(here.in().spot().amount()).isEqualTo(Uint256.of(300));
  }

  @Test
  void thorchainOutboundsThatSwapOnTheWayPayTheFinalAsset() {
    here.story
        .tx(account(80), BRIDGE)
        .value(account(80), BRIDGE, 300)
        .token(TOKEN, account(81), PAYEE, 44)
        .log(
            BRIDGE,
            MemoRouter.OUT_AND_CALL_5,
            List.of(word(account(80)), word(PAYEE)),
            address(account(82)),
            uint(300),
            address(TOKEN),
            uint(40),
            text("OUT:" + "AB".repeat(32)),
            bytes(new byte[5]),
            text("x"));
    assertThat(here.in().spot().carrier()).isEqualTo(1);
    assertThat(here.in().spot().amount()).isEqualTo(Uint256.of(44));
    assertThat(here.in().recipient()).isEqualTo(PAYEE.toString());
  }

  @Test
  void whatAddsLiquidityStaysInsideAndVaultsThatMoveAreNoCrossing() {
    here.story
        .tx(THIEF, BRIDGE)
        .value(THIEF, BRIDGE, 5)
        .log(
            BRIDGE,
            MemoRouter.DEPOSIT,
            List.of(word(BRIDGE), word(0)),
            uint(5),
            text("+:ETH.ETH:thor1x"))
        .log(
            BRIDGE,
            MemoRouter.DEPOSIT,
            List.of(word(BRIDGE), word(0)),
            uint(5),
            text("MIGRATE:77"));
    assertThat(here.legs()).hasSize(1);
    assertThat(here.out().to().chain().text()).isEqualTo("thorchain");
  }

  @Test
  void mayaIsKnownByItsRouterAndByItsOwnAsset() {
    EvmAddress router = EvmAddress.parse("0xe3985E6b61b814F7Cdb188766562ba71b446B46d");
    here.story
        .tx(THIEF, router)
        .value(THIEF, router, 5)
        .log(
            router,
            MemoRouter.DEPOSIT,
            List.of(word(BRIDGE), word(0)),
            uint(5),
            text("=:b:" + BTC));
    assertThat(here.out().protocol()).isEqualTo(Protocol.MAYA);
    assertThat(here.out().spot().known()).isTrue();
  }
}

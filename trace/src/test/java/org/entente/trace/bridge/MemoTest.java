package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class MemoTest {
  private static final String HASH =
      "04AE4EC733CA6366D431376DA600C1E4E091982D06F25B13028C99EC11A4C1E4";
  private static final String BTC = "bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl";

  @Test
  void aSwapInFullHasAllItsParts() {
    assertThat(
            Memo.parse(
                "=:BTC.BTC:"
                    + BTC
                    + "/0x7a093cebfa77403672d68e1c22d0681400a36682"
                    + ":1500000/3/10:t:30"))
        .isEqualTo(
            new Memo.Swap(
                "BTC.BTC",
                BTC,
                "0x7a093cebfa77403672d68e1c22d0681400a36682",
                "1500000",
                "3",
                "10",
                "t",
                "30"));
  }

  @Test
  void allThreeVerbsSaySwapAndAllButAssetAndDestinationMayBeMissing() {
    for (String verb : new String[] {"=", "s", "SWAP", "swap", "=<"}) {
      assertThat(Memo.parse(verb + ":b:" + BTC))
          .isEqualTo(new Memo.Swap("b", BTC, null, "", "", "", "", ""));
    }
    assertThat(Memo.parse("=:b:" + BTC + ":0/1/0"))
        .isEqualTo(new Memo.Swap("b", BTC, null, "0", "1", "0", "", ""));
  }

  @Test
  void outboundsNameTheirInboundWhateverTheCase() {
    assertThat(Memo.parse("OUT:" + HASH)).isEqualTo(new Memo.Outbound(HASH, false));
    assertThat(Memo.parse("REFUND:" + HASH)).isEqualTo(new Memo.Outbound(HASH, true));
    assertThat(Memo.parse("out:0x" + HASH.toLowerCase(Locale.ROOT)))
        .isEqualTo(new Memo.Outbound(HASH, false));
  }

  @Test
  void whatStaysInsideIsToldFromHousekeeping() {
    assertThat(Memo.parse("+:ETH.ETH:thor1abc")).isEqualTo(new Memo.Stay("+"));
    assertThat(Memo.parse("TRADE+:thor1abc")).isEqualTo(new Memo.Stay("trade+"));
    for (String memo :
        new String[] {
          "",
          ":",
          "=",
          "=:",
          "=::",
          "=:b",
          "=::x",
          "MIGRATE:1234",
          "OUT:",
          "OUT:12",
          "hello",
          "::::",
          "OUT:" + HASH + "0",
          "x".repeat(5000)
        }) {
      assertThat(Memo.parse(memo)).as(memo).isEqualTo(new Memo.Other());
    }
  }

  @Test
  void assetsHaveShortNames() {
    assertThat(PoolAsset.parse("b")).isEqualTo(PoolAsset.parse("BTC.BTC"));
    assertThat(PoolAsset.parse("b").chain()).isEqualTo(new ChainName.Bitcoin());
    assertThat(PoolAsset.parse("ETH").chain()).isEqualTo(ChainName.Evm.of(1));
    assertThat(PoolAsset.parse("eth.usdt-0xdac17f958d2ee523a2206206994597c13d831ec7").chain())
        .isEqualTo(ChainName.Evm.of(1));
    assertThat(PoolAsset.parse("AVAX/USDC-0XB97").chain().text()).isEqualTo("thorchain");
    assertThat(PoolAsset.parse("BTC~BTC").chain().text()).isEqualTo("thorchain");
    assertThat(PoolAsset.parse("r").chain().text()).isEqualTo("thorchain");
    assertThat(PoolAsset.parse("MAYA.CACAO").isMaya()).isTrue();
    assertThat(PoolAsset.parse("q").chain().text()).isEqualTo("q");
  }
}

package org.entente.trace.across;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.trace.bridge.EvmStory.account;

import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.TxId;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.trace.Method;
import org.entente.trace.TraceQuestion;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.Stops;
import org.entente.trace.bridge.EvmStory;
import org.junit.jupiter.api.Test;

class AcrossStartTextTest {
  private final EvmStory ethereum = new EvmStory(EvmNetwork.ETHEREUM);
  private final EvmStory optimism = new EvmStory(EvmNetwork.of(10));
  private final BitcoinStory bitcoin = new BitcoinStory();
  private final TxId coins = bitcoin.coins(1, Pay.to("a", 5));
  private final Hash256 paid =
      ethereum.block(1).tx(account(1), account(2)).value(account(1), account(2), 5).hash();

  private List<Asked> sort(String... texts) {
    optimism.block(1).tx(account(1), account(3)).value(account(1), account(3), 5);
    AccountQuestion accounts = AccountQuestion.of(Method.FIFO);
    return AcrossStartText.sort(
        List.of(
            new Asked.Outputs(bitcoin.build(), TraceQuestion.of(Method.FIFO)),
            new Asked.Accounts(ethereum.build(), accounts, Stops.NONE),
            new Asked.Accounts(optimism.build(), accounts, Stops.NONE)),
        List.of(texts));
  }

  private static List<Integer> counts(List<Asked> asked) {
    return asked.stream()
        .map(
            each ->
                switch (each) {
                  case Asked.Outputs outputs -> outputs.question().starts().size();
                  case Asked.Accounts accounts -> accounts.question().starts().size();
                })
        .toList();
  }

  @Test
  void aStartBelongsToTheStoreThatKnowsIt() {
    assertThat(counts(sort(coins + ":0", "0x" + paid.hex(), account(3) + "@ETH=2")))
        .containsExactly(1, 1, 1);
    assertThat(counts(sort(account(2).toString()))).containsExactly(0, 1, 0);
  }

  @Test
  void whereSeveralKnowItOneMustBeNamed() {
    assertThatThrownBy(() -> sort(account(1).toString()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ethereum, optimism");
    assertThat(counts(sort("optimism/" + account(1)))).containsExactly(0, 0, 1);
    assertThatThrownBy(() -> sort("bsc/" + account(1))).isInstanceOf(BadInput.class);
  }

  @Test
  void whatNoStoreKnowsIsRefused() {
    assertThatThrownBy(() -> sort("11".repeat(32)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("none of the stores knows it");
    assertThatThrownBy(() -> sort("nonsense")).isInstanceOf(BadInput.class);
  }
}

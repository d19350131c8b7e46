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
import java.util.Map;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.KeptLogs;
import org.junit.jupiter.api.Test;

class AccountLegsTest {
  /// As others publish them: in contract bindings, explorers, indexers of the protocols.
  private static final Map<EventForm, String> PUBLISHED =
      Map.ofEntries(
          Map.entry(
              MemoRouter.DEPOSIT,
              "ef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395"),
          Map.entry(
              MemoRouter.OUT, "a9cd03aa3c1b4515114539cd53d22085129d495cb9e9f9af77864526240f1bf7"),
          Map.entry(
              MemoRouter.OUT_AND_CALL,
              "8e5841bcd195b858d53b38bcf91b38d47f3bc800469b6812d35451ab619c6f6c"),
          Map.entry(
              Across.DEPOSIT_2, "afc4df6845a4ab948b492800d3d8a25d538a102a2bc07cd01f1cfa097fddcff6"),
          Map.entry(
              Wormhole.PUBLISHED,
              "6eb224fb001ed210e379b335e35efe88672a8ce935d981a6896b27ffdf52a3b2"),
          Map.entry(
              Avalanche.UNWRAP, "37a06799a3500428a773d00284aa706101f5ad94dae9ec37e1c3773aa54c3304"),
          Map.entry(
              Synapse.DEPOSIT, "da5273705dbef4bf1b902a131c2eac086b7e1476a8ab0cb4da08af1fe1bd8e3b"),
          Map.entry(
              Synapse.DEPOSIT_SWAP,
              "79c15604b92ef54d3f61f0c40caab8857927ca3d5092367163b4562c1699eb5f"),
          Map.entry(
              Synapse.REDEEM, "dc5bad4651c5fbe9977a696aadc65996c468cde1448dd468ec0d83bf61c4b57c"),
          Map.entry(
              Synapse.REDEEM_SWAP,
              "91f25e9be0134ec851830e0e76dc71e06f9dade75a9b84e9524071dbbc319425"),
          Map.entry(
              Synapse.REDEEM_REMOVE,
              "9a7024cde1920aa50cdde09ca396229e8c4d530d5cfdc6233590def70a94408c"),
          Map.entry(
              WormholeNtt.SENT, "e54e51e42099622516fa3b48e9733581c9dbdcb771cafb093f745a0532a35982"),
          Map.entry(
              WormholeNtt.SENT_DIGEST,
              "3e6ae56314c6da8b461d872f41c6d0bb69317b9d0232805aaccfa45df1a16fa0"),
          Map.entry(
              WormholeNtt.REDEEMED,
              "504e6efe18ab9eed10dc6501a417f5b12a2f7f2b1593aed9b89f9bce3cf29a91"),
          Map.entry(
              Axelar.EXECUTED, "91057b069763121972ce22b18b2f319b1520dd4c72f1f94a6395e81ceaf63f41"),
          Map.entry(
              Synapse.MINT, "bf14b9fde87f6e1c29a7e0787ad1d0d64b4648d8ae63da21524d9fd0f283dd38"),
          Map.entry(
              Synapse.MINT_SWAP,
              "4f56ec39e98539920503fd54ee56ae0cbebe9eb15aa778f18de67701eeae7c65"),
          Map.entry(
              Synapse.WITHDRAW, "8b0afdc777af6946e53045a4a75212769075d30455a212ac51c9b16f9c5c9b26"),
          Map.entry(
              Synapse.WITHDRAW_REMOVE,
              "c1a608d0f8122d014d03cc915a91d98cef4ebaf31ea3552320430cba05211b6d"));

  private final EventCase here = new EventCase();

  @Test
  void topicsAreThoseThatThePublicSourcesName() {
    PUBLISHED.forEach(AccountLegsTest::assertTopic);
  }

  private static void assertTopic(EventForm form, String topic) {
    assertThat(form.topic().hex()).as("%s", form).isEqualTo(topic);
  }

  @Test
  void aLedgerKeepsTheLogsOfEveryEventThatIsRead() {
    for (EventForm form : AccountLegs.forms()) {
      EvmLog log = new EvmLog(BRIDGE, List.of(form.topic()), new byte[0], 0);
      assertThat(KeptLogs.keeps(log)).as("%s", form).isTrue();
    }
  }

  @Test
  void anIndexFindsWhatReadingFinds() {
    for (int i = 0; i < 50; i++) {
      here.story
          .tx(account(5), BRIDGE)
          .token(TOKEN, BRIDGE, PAYEE, 19)
          .log(
              BRIDGE,
              Synapse.WITHDRAW,
              List.of(word(PAYEE), word(i / 2)),
              address(TOKEN),
              uint(20),
              uint(1))
          .token(TOKEN, THIEF, BRIDGE, 20)
          .log(BRIDGE, Synapse.REDEEM, List.of(word(PAYEE)), uint(10), address(TOKEN), uint(20));
    }
    AccountView view = here.story.build();
    AccountLegs legs = new AccountLegs(view);
    assertThat(legs.outCount()).isEqualTo(50);
    assertThat(legs.inCount()).isEqualTo(50);
    for (int i = 0; i < 25; i++) {
      assertThat(legs.in("synapse:" + word(i).hex()))
          .extracting(in -> in.spot().tx())
          .containsExactly(2L * i, 2L * i + 1);
    }
    for (long transfer = 0; transfer < view.transferCount(); transfer++) {
      boolean deposit = transfer % 2 == 1;
      assertThat(legs.out(transfer) != null).isEqualTo(deposit);
    }
    assertThat(legs.in("synapse:nothing")).isEmpty();
  }
}

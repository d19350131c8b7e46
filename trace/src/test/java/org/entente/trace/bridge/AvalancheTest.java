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

import java.util.List;
import java.util.Objects;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.trace.bridge.BridgeLeg.In;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.junit.jupiter.api.Test;

class AvalancheTest {
  private final EventCase here = new EventCase();

  @Test
  void avalanchesMintNamesADepositThatLoggedNothing() {
    EvmStory.Tx tx = here.story.tx(THIEF, TOKEN).token(TOKEN, THIEF, Avalanche.WALLET, 900);
    AccountLegs deposits = new AccountLegs(here.story.build());
    EvmStory there = new EvmStory(EvmNetwork.of(43114)).block(1_700_000_100);
    there
        .tx(account(5), BRIDGE)
        .token(BRIDGE, EvmAddress.ZERO, PAYEE, 890)
        .token(BRIDGE, EvmAddress.ZERO, account(6), 10)
        .log(
            BRIDGE,
            Avalanche.MINT,
            List.of(),
            address(PAYEE),
            uint(890),
            address(account(6)),
            uint(10),
            bytes32(tx.hash()));
    Out out = Objects.requireNonNull(deposits.out(0));
    List<In> in = new AccountLegs(there.build()).in(String.valueOf(out.id()));
    assertThat(in).hasSize(1);
    assertThat(in.getFirst().spot().carrier()).isZero();
  }

  @Test
  void avalanchesUnwrapSaysOnlyWhichChain() {
    EvmStory there = new EvmStory(EvmNetwork.of(43114)).block(1_700_000_100);
    there
        .tx(THIEF, BRIDGE)
        .token(BRIDGE, THIEF, EvmAddress.ZERO, 890)
        .log(BRIDGE, Avalanche.UNWRAP, List.of(), uint(890), uint(0));
    Out out = (Out) AccountLegs.read(there.build(), 0).getFirst();
    assertThat(out.id()).isNull();
    assertThat(out.to().chain()).isEqualTo(new ChainName.Bitcoin());
    assertThat(out.spot().carrier()).isZero();
  }
}

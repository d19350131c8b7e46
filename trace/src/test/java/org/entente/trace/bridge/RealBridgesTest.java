package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.chain.evm.read.EvmScanSettings;
import org.entente.chain.evm.read.EvmSources;
import org.entente.chain.read.RealData;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Logs as the deployed contracts wrote them, in two blocks of Ethereum.
class RealBridgesTest {
  @TempDir Path temp;

  private List<BridgeLeg> legs(int block) throws IOException {
    Path file = RealData.path("ethereum/blocks/" + block + ".rpc.jsonl.gz");
    EvmScanSettings settings = new EvmScanSettings(EvmNetwork.ETHEREUM, temp, false, problem -> {});
    List<EvmBlock> blocks = new ArrayList<>();
    try (EvmSources sources = EvmSources.scan(List.of(file), settings)) {
      for (int i = 0; i < sources.headers().size(); i++) {
        blocks.add(sources.read(i));
      }
    }
    AccountView view = new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
    List<BridgeLeg> legs = new ArrayList<>();
    for (long tx = 0; tx < view.txCount(); tx++) {
      legs.addAll(AccountLegs.read(view, tx));
    }
    return legs;
  }

  @Test
  void depositsOf2023AreRead() throws IOException {
    List<BridgeLeg> legs = legs(17034870);
    assertThat(legs).hasSize(2).allMatch(leg -> leg.spot().known());
    Out cbridge = (Out) legs.get(0);
    assertThat(cbridge.protocol()).isEqualTo(Protocol.CBRIDGE);
    assertThat(cbridge.to().chain()).isEqualTo(ChainName.Evm.of(56));
    assertThat(cbridge.spot().amount()).hasToString("30000000000000000000");
    Out thorchain = (Out) legs.get(1);
    assertThat(thorchain.id())
        .isEqualTo("thorchain:B9808EA6C401315E5A8371127480C151C9A09236419F71452758475BFB0BC905");
    assertThat(thorchain.to())
        .isEqualTo(
            new BridgeLeg.Destination(
                new ChainName.Bitcoin(), "bc1ql556g2n04vs6yfa7zplfnjyffs4kzwxcrdpqd6", "BTC.BTC"));
    assertThat(thorchain.spot().carrier())
        .as("its sender forgot to add the ether")
        .isEqualTo(BridgeLeg.NONE);
  }

  @Test
  void depositsAndPayoutsOf2025AreRead() throws IOException {
    List<BridgeLeg> legs = legs(22431084);
    assertThat(legs)
        .extracting(BridgeLeg::id)
        .containsExactly(
            "across:1:2566251",
            "layerzero:bcea5aaaf9772c84c281ea44b6a99a3483a0c9d54a7fd56ee48b7528bb56008f",
            "layerzero:a41e6037a996c5ed0ecde0cc6afac4b5fe54445a6553f05a8ad7847c228279f6",
            null);
    assertThat(legs)
        .as("the guids are the hashes of the deliveries; a bus passenger has none")
        .extracting(leg -> leg.spot().known())
        .containsExactly(true, true, true, false);
    assertThat(legs)
        .as("ether is paid out by an internal call, which no trace shows")
        .extracting(leg -> leg.spot().carrier() != BridgeLeg.NONE)
        .containsExactly(true, false, true, true);
    Out across = (Out) legs.get(0);
    assertThat(across.to().chain()).isEqualTo(ChainName.Evm.of(42161));
    assertThat(across.spot().amount()).hasToString("597681202");
  }
}

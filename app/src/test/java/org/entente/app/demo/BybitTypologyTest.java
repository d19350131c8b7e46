package org.entente.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.store1.AccountWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BybitTypologyTest {
  @TempDir private Path folder;

  @Test
  void theFirstHopsShowTempoAndTranchesEachWithItsSourceAndTransactions() throws IOException {
    Path store = folder.resolve("bybit");
    try (AccountWriter writer = AccountWriter.open(store, EvmNetwork.ETHEREUM)) {
      for (EvmBlock block : BybitTheft.blocks()) {
        writer.append(block);
      }
      writer.commit();
    }
    String from = BybitTheft.THIEF + "@ETH=" + BybitTheft.STOLEN_WEI;
    CommandLineRun run =
        CommandLineRun.of(
            "trace", "--store", store, "--from", from, "--typology", "--format", "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("\"typology\"", "\"tempo\"", "\"fixed_tranches\"", "40 × 10000000000000000000000")
        .contains("I-022625-PSA", "2025-02-26", "Also explained by")
        .contains("0x0359814b48479156b804c8330878214943204c597d88affcb164d04907fa2b25")
        .contains("\"not_seen\"", "\"bridge_to_bitcoin\"");
    run = CommandLineRun.of("trace", "--store", store, "--from", from, "--typology");
    assertThat(run.out()).contains("Typology: 350 of 1000 points", "no probability");
    run = CommandLineRun.of("trace", "--store", store, "--from", from);
    assertThat(run.out()).doesNotContain("Typology");
  }
}

package org.entente.app.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.trace.owner.made.MadeAccounts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeDepositsTest {
  private static final MadeAccounts.World WORLD = MadeAccounts.world(4, 20);

  @TempDir private Path folder;
  private Path store;

  @BeforeEach
  void write() throws IOException {
    store = folder.resolve("store");
    try (AccountWriter writer = AccountWriter.open(store, EvmNetwork.ETHEREUM)) {
      for (EvmBlock block : WORLD.blocks()) {
        writer.append(block);
      }
      writer.commit();
    }
  }

  private CommandLineRun deposits(Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "attribute";
    all[1] = "deposits";
    all[2] = "--store";
    all[3] = store;
    System.arraycopy(more, 0, all, 4, more.length);
    return CommandLineRun.of(all);
  }

  @Test
  void exchangesComeFromLabelsAsKnownOnADay() throws IOException {
    EvmAddress hot = WORLD.hot().iterator().next();
    Path csv =
        Files.writeString(
            folder.resolve("labels.csv"),
            "address,label,source,confidence,category,date\n"
                + hot
                + ",Hot Exchange,https://example.org,service_data,exchange,2021-01-01\n");
    Path labels = folder.resolve("labels");
    CommandLineRun run = CommandLineRun.of("labels", "import", "--labels", labels, csv);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    run = deposits("--labels", labels, "--format", "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("\"address\" : \"" + hot + "\"", "\"by\" : \"label\"", "Hot Exchange")
        .contains("\"rule\" : \"deposit-reuse\"");
    assertThat(deposits("--labels", labels).out()).contains("label: Hot Exchange (0.50");
    assertThat(deposits("--labels", labels, "--as-known", "2000-01-01", "--format", "json").out())
        .contains("\"deposits\" : [ ]");
  }

  @Test
  void exchangesAreGuessedOnlyWhenAsked() {
    assertThat(deposits("--guess", "--format", "json").out())
        .contains("\"by\" : \"pattern\"", "\"rule\" : \"deposit-reuse\"");
    CommandLineRun run = deposits();
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--exchange", "--labels", "--guess");
  }
}

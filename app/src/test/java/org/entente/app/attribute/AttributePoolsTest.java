package org.entente.app.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributePoolsTest {
  private static final String A = "0x00000000000000000000000000000000000000aa";

  @TempDir private Path folder;

  private static String hash(int number) {
    return "0x%064x".formatted(number);
  }

  private Path deposits() throws IOException {
    return Files.writeString(
        folder.resolve("deposits_eth_1.json"),
        "[{\"commitment\":\"%s\",\"leafIndex\":0,\"timestamp\":\"1600000000\",\"blockNumber\":10,\"transactionHash\":\"%s\",\"from\":\"%s\"}]"
            .formatted(hash(1), hash(2), A));
  }

  private Path withdrawals() throws IOException {
    return Files.writeString(
        folder.resolve("withdrawals_eth_1.json"),
        "[{\"nullifierHash\":\"%s\",\"to\":\"%s\",\"fee\":\"7\",\"blockNumber\":20,\"transactionHash\":\"%s\"}]"
            .formatted(hash(3), A, hash(4)));
  }

  @Test
  void aWithdrawalIsLinkedToTheDepositOfItsRecipient() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("attribute", "pools", "--format", "json", deposits(), withdrawals());
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("\"pool\":\"eth_1\"", "\"anonymity_set\":1")
        .contains("\"rule\":\"address_reuse\"", "\"probability\":0.950000,\"depositor\":\"" + A)
        .contains("\"deposits\":[\"" + hash(2) + "\"]");
    assertThat(run.err()).contains("1 deposits, 1 withdrawals (0 without a relayer), 1 of them");
    assertThat(CommandLineRun.of("attribute", "pools", deposits(), withdrawals()).out())
        .contains("address_reuse", A);
  }

  @Test
  void whatIsNoEventOfAPoolIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "[{\"blockNumber\":1}]");
    CommandLineRun run = CommandLineRun.of("attribute", "pools", file);
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("x.json, event 1: no text 'transactionHash'");
    assertThat(CommandLineRun.of("attribute", "pools").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFilesNameTellsItsPool() {
    assertThat(AttributePools.poolOf(Path.of("a/deposits_eth_0.1.json.gz"))).isEqualTo("eth_0.1");
    assertThat(AttributePools.poolOf(Path.of("withdrawals_eth_0.1.json"))).isEqualTo("eth_0.1");
  }
}

package org.entente.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.store1.AccountWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `entente trace` finds out by itself that a store holds accounts.
class AccountTraceTest {
  private static final EvmAddress VICTIM =
      EvmAddress.parse("0x1000000000000000000000000000000000000001");
  private static final EvmAddress THIEF =
      EvmAddress.parse("0x2000000000000000000000000000000000000002");
  private static final EvmAddress NEXT =
      EvmAddress.parse("0x3000000000000000000000000000000000000003");
  private static final String THEFT = "0x" + hash(1).hex();

  @TempDir Path folder;

  @BeforeEach
  void storeOfATheft() throws IOException {
    try (AccountWriter writer = AccountWriter.open(folder.resolve("eth"), EvmNetwork.ETHEREUM)) {
      writer.append(block(1, VICTIM, THIEF, 100, 0));
      writer.append(block(2, THIEF, NEXT, 60, 1));
      writer.commit();
    }
  }

  private static EvmBlock block(int number, EvmAddress from, EvmAddress to, long value, long gas) {
    List<Transfer> transfers =
        List.of(
            new Transfer(
                TransferKind.GAS, from, null, Asset.NATIVE, Uint256.of(gas), Transfer.NO_LOG),
            new Transfer(
                TransferKind.VALUE, from, to, Asset.NATIVE, Uint256.of(value), Transfer.NO_LOG));
    EvmTx tx = new EvmTx(hash(number), 2, from, to, EvmTx.Success.DONE, transfers, List.of());
    return new EvmBlock(
        new Hash256(1, 0, 0, number),
        number == 1 ? EvmBlock.UNKNOWN_HASH : new Hash256(1, 0, 0, number - 1),
        number,
        1_700_000_000 + number,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        List.of(tx),
        List.of());
  }

  private static Hash256 hash(int number) {
    return new Hash256(0x9e3779b97f4a7c15L * number, 2, 3, number);
  }

  private CommandLineRun trace(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("trace", "--store", folder.resolve("eth").toString(), "--from", THEFT));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray());
  }

  @Test
  void theSameCommandTracesAccounts() {
    CommandLineRun run = trace("--format", "json");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("\"conserved\" : true")
        .contains("\"at\" : \"" + THIEF + "@ETH\"")
        .contains("\"amount\" : \"39\"")
        .contains("\"at\" : \"" + NEXT + "@ETH\"")
        .contains("\"amount\" : \"60\"");
    assertThat(trace("--format", "json").out()).isEqualTo(run.out());
  }

  @Test
  void allMethodsOfAccountsStandSideBySide() {
    CommandLineRun run = trace("--method", "all");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("poison").doesNotContain("tiho");
  }

  @Test
  void whatAccountsDoNotKnowIsWrongUsage() {
    CommandLineRun tiho = trace("--method", "tiho");
    assertThat(tiho.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(tiho.err()).contains("tiho is not defined on chains of accounts");
    assertThat(trace("--to-past").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(trace("--follow-fees").exit()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void openingBalancesAreRead() throws IOException {
    Path opening = folder.resolve("opening.csv");
    Files.writeString(opening, "address,asset,amount\n" + THIEF + ",ETH,10\n");
    CommandLineRun run = trace("--format", "csv", "--opening", opening.toString());
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    // Gas and the first nine of sixty are the opening's.
    assertThat(run.out()).contains(NEXT + "@ETH," + NEXT + ",ETH,51,account");
    Files.writeString(opening, "address,asset,amount\n" + THIEF + ",USDC,10\n");
    CommandLineRun bad = trace("--opening", opening.toString());
    assertThat(bad.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(bad.err()).contains("line 2").contains("ticker");
  }

  @Test
  void theWayToAnEndIsTold() {
    CommandLineRun run = trace("--why", NEXT + "@ETH");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains(THEFT).contains("0x" + hash(2).hex());
  }
}

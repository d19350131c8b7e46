package org.entente.app.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.Hash256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.wire.RlpWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportEvmTest {
  private static final String NO_ITEMS =
      "56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
  private static final String NO_UNCLES =
      "1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
  private static final String MINER = "0x00192fb10df37c9fb26829eb2cc623cd1bf599e8";

  @TempDir private Path temp;
  private Path store;

  /// A block without transactions, which paid its miner.
  private static String emptyBlock() {
    List<Object> values = new ArrayList<>();
    String zero = "00".repeat(32);
    for (String hash : List.of(zero, NO_UNCLES, MINER.substring(2), zero, NO_ITEMS, NO_ITEMS)) {
      values.add(org.entente.base.Hex.decode(hash));
    }
    values.add(new byte[256]);
    values.addAll(List.of(1024L, 5_000_000L, 8_000_000L, 0L, 1_518_000_000L));
    values.addAll(List.of(new byte[0], new byte[32], new byte[8]));
    List<String> names =
        List.of(
            "parentHash",
            "sha3Uncles",
            "miner",
            "stateRoot",
            "transactionsRoot",
            "receiptsRoot",
            "logsBloom",
            "difficulty",
            "number",
            "gasLimit",
            "gasUsed",
            "timestamp",
            "extraData",
            "mixHash",
            "nonce");
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < names.size(); i++) {
      String text;
      if (values.get(i) instanceof byte[] bytes) {
        out.bytes(bytes);
        text = org.entente.base.Hex.encode(bytes);
      } else {
        out.number((long) values.get(i));
        text = Long.toHexString((long) values.get(i));
      }
      json.append("\"%s\":\"0x%s\",".formatted(names.get(i), text));
    }
    byte[] hash = new Keccak256().hash(out.end(list).toByteArray());
    return json + "\"hash\":\"0x%s\",\"transactions\":[]}".formatted(Hash256.read(hash, 0));
  }

  @BeforeEach
  void importBlock() throws IOException {
    store = temp.resolve("store");
    Path file = Files.writeString(temp.resolve("block.json"), emptyBlock());
    CommandLineRun run =
        CommandLineRun.of("chain", "import", "evm", "--store", store, "--format", "json", file);
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("\"network\" : \"ethereum\"", "\"appended\" : 1");
    assertThat(store.resolve("scan")).doesNotExist();
  }

  private CommandLineRun show(String what) {
    return CommandLineRun.of("chain", "show", "--store", store, "--format", "json", what);
  }

  @Test
  void aBlockIsShownWithWhatItPaid() {
    CommandLineRun run = show("5000000");
    assertThat(run.exit()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains(
            "\"height\" : 5000000",
            "\"time\" : \"2018-02-07T10:40:00Z\"",
            "\"parent\" : null",
            "\"transactions\" : 0",
            "\"failed\" : 0",
            "\"logs\" : 0",
            "\"transfers\" : 0",
            "\"withdrawals\" : 0",
            "\"value\" : \"0\"",
            "\"fees\" : \"0\"",
            "\"rewards\" : \"3000000000000000000\"",
            "\"header\"");
  }

  @Test
  void anAddressIsShownWithWhatItHolds() {
    assertThat(show(MINER).out())
        .contains(
            "\"asset\" : \"ETH\"",
            "\"balance\" : \"3000000000000000000\"",
            "\"kind\" : \"reward\"");
    CommandLineRun table = CommandLineRun.of("chain", "show", "--store", store, MINER);
    assertThat(table.out()).contains("reward", "3  ETH");
  }

  @Test
  void aMistypedAddressIsRefused() {
    CommandLineRun run = show("0x00192FB10df37c9fb26829eb2cc623cd1bf599e8");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("checksum", "EIP-55");
    assertThat(show("0x" + MINER.substring(2).toUpperCase(Locale.ROOT)).exit())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void whatIsNotThereIsSaid() {
    for (String what : List.of("4999999", "0x" + "12".repeat(32))) {
      CommandLineRun run = show(what);
      assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(run.err()).contains("no such transaction or block");
    }
  }

  @Test
  void anUnknownNetworkIsWrongUsage() {
    CommandLineRun run =
        CommandLineRun.of("chain", "import", "evm", "--store", store, "--network", "nowhere", temp);
    assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("nowhere");
  }
}

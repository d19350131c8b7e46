package org.entente.app.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.store1.LedgerWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainShowTest {
  /// Of [#SCRIPT] on regtest, computed by an independent base58check.
  private static final String ADDRESS = "mfcGAzvis9JQAb6avB6WBGiGrgWzLxuGaC";

  private static final byte[] SCRIPT = Hex.decode("76a914" + "01".repeat(20) + "88ac");

  private static final byte[] MINER = {0x63};
  private static final byte[] CHANGE = {0x64};

  @TempDir private Path store;
  private Block first;
  private Block second;
  private TxId minted;
  private TxId spend;

  /// A coinbase of 50 BTC pays 30 to the address and 19 to another script, 1 as the fee; beside
  /// them an input that nobody saw.
  @BeforeEach
  void writeStore() throws IOException {
    BlockBuilder one = new BlockBuilder().height(0).time(1_231_006_505);
    minted = one.coinbase("one", new Pay(50_0000_0000L, MINER));
    first = one.build();
    BlockBuilder two = new BlockBuilder().height(1).time(1_231_006_565).parent(first.hash());
    TxId miner = two.coinbase("two", new Pay(51_0000_0000L, MINER));
    spend =
        two.tx(
            List.of(Spend.of(minted, 0)),
            List.of(new Pay(30_0000_0000L, SCRIPT), new Pay(19_0000_0000L, CHANGE)));
    second = two.build();
    BlockBuilder three = new BlockBuilder().height(2).time(1_231_006_625).parent(second.hash());
    three.coinbase("three", new Pay(1, MINER));
    Spend unseen = new Spend(new OutPoint(new TxId(Hash256.ofHex("ab".repeat(32))), 7), -1, null);
    three.tx(List.of(Spend.of(miner, 0), unseen), List.of(new Pay(51_0000_0000L, CHANGE)));
    try (LedgerWriter writer = LedgerWriter.open(store, Network.REGTEST)) {
      for (Block block : List.of(first, second, three.build())) {
        writer.append(block);
      }
      writer.commit();
    }
  }

  @Test
  void aBlockIsShownByHeightAndByHashTheSame() {
    CommandLineRun byHeight = show("1");
    assertThat(byHeight.exit()).isEqualTo(ExitCode.DONE);
    assertThat(byHeight.out())
        .isEqualTo(
            """
            {
              "network" : "regtest",
              "hash" : "%s",
              "height" : 1,
              "time" : "2009-01-03T18:16:05Z",
              "parent" : "%s",
              "transactions" : 2,
              "inputs" : 1,
              "outputs" : 3,
              "value_in" : "5000000000",
              "value_out" : "10000000000",
              "fees" : "100000000"
            }
            """
                .formatted(second.hash(), first.hash()));
    assertThat(show(second.hash().toString()).out()).isEqualTo(byHeight.out());
  }

  @Test
  void aBlockThatSpendsUnknownValueHasNoSums() {
    assertThat(show("2").out())
        .contains("\"inputs\" : 2", "\"value_in\" : null", "\"fees\" : null");
  }

  @Test
  void aTransactionIsShownWithWhatItSpendsAndWhoSpendsIt() {
    assertThat(show(spend.toString()).out())
        .isEqualTo(
            """
            {
              "network" : "regtest",
              "txid" : "%s",
              "block" : "%s",
              "height" : 1,
              "time" : "2009-01-03T18:16:05Z",
              "inputs" : [
                {
                  "prev" : "%s:0",
                  "address" : null,
                  "value" : "5000000000",
                  "type" : "other"
                }
              ],
              "outputs" : [
                {
                  "n" : 0,
                  "address" : "%s",
                  "value" : "3000000000",
                  "type" : "p2pkh",
                  "spent_by" : null,
                  "script" : "76a914%s88ac"
                },
                {
                  "n" : 1,
                  "address" : null,
                  "value" : "1900000000",
                  "type" : "other",
                  "spent_by" : null,
                  "script" : "64"
                }
              ]
            }
            """
                .formatted(spend, second.hash(), minted, ADDRESS, "01".repeat(20)));
    assertThat(show(minted.toString()).out()).contains("\"spent_by\" : \"" + spend + "\"");
  }

  @Test
  void anAddressIsShownWithItsBalance() {
    assertThat(show(ADDRESS).out())
        .contains("\"received\" : \"3000000000\"", "\"at\" : \"" + spend + ":0\"");
    CommandLineRun table = CommandLineRun.of("chain", "show", "--store", store, ADDRESS);
    assertThat(table.out()).contains("received  30.00000000 BTC", "balance   30.00000000 BTC");
  }

  @Test
  void whatIsNotThereIsBadInputAndAMissingStoreCannotBeOpened() {
    assertThat(show("99").exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(show("ab".repeat(32)).exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(show("1notAnAddress").exit()).isEqualTo(ExitCode.BAD_INPUT);
    CommandLineRun missing = CommandLineRun.of("chain", "show", "--store", store + "x", "1");
    assertThat(missing.exit()).isEqualTo(ExitCode.CANNOT_OPEN);
    assertThat(missing.err()).contains("there is no store in " + store + "x");
  }

  @Test
  void checkFindsASoundStoreSoundAndAFlippedBitNot() throws IOException {
    CommandLineRun sound = CommandLineRun.of("chain", "check", "--store", store);
    assertThat(sound.err()).isEmpty();
    assertThat(sound.exit()).isEqualTo(ExitCode.DONE);
    Path ids = store.resolve("tx-ids.col");
    byte[] bytes = Files.readAllBytes(ids);
    bytes[40] ^= 4;
    Files.write(ids, bytes, StandardOpenOption.WRITE);
    CommandLineRun damaged =
        CommandLineRun.of("chain", "check", "--store", store, "--format", "json");
    assertThat(damaged.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(damaged.out()).contains("\"sound\" : false", "tx-ids.col");
    Files.write(
        store.resolve("MANIFEST"), "x".getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    assertThat(CommandLineRun.of("chain", "check", "--store", store).exit())
        .isEqualTo(ExitCode.FOUND);
  }

  private CommandLineRun show(String what) {
    return CommandLineRun.of("chain", "show", "--store", store, what, "--format", "json");
  }
}

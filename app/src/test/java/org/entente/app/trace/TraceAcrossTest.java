package org.entente.app.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.entente.base.EvmNetwork;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.store1.LedgerWriter;
import org.entente.chain.store1.MappedChain;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceAcrossTest {
  @TempDir Path temp;

  @BeforeEach
  void aTheftThatCrosses() throws IOException {
    CrossedLedgers.write(temp);
  }

  private CommandLineRun run(Object... more) {
    Object[] arguments =
        new Object[] {
          "trace",
          "--store",
          temp.resolve("ethereum"),
          "--store",
          temp.resolve("bitcoin"),
          "--from",
          "0x" + CrossedLedgers.THEFT.hex()
        };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandLineRun.of(all);
  }

  @Test
  void oneTraceGoesOverTheBridgeBetweenTwoStores() {
    CommandLineRun run = run("--format", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.path("conserved").asBoolean()).isTrue();
    assertThat(json.path("links").size()).isEqualTo(1);
    assertThat(json.path("ends").size()).isEqualTo(1);
    assertThat(json.path("ends").get(0).path("network").asString()).isEqualTo("regtest");
    assertThat(json.path("ends").get(0).path("amount").asString()).isEqualTo("70");
    assertThat(run("--format", "json").out()).isEqualTo(run.out());
  }

  @Test
  void aTraceOfOneStoreEndsInTheBridgeWithItsId() {
    CommandLineRun run =
        CommandLineRun.of(
            "trace",
            "--store",
            temp.resolve("ethereum"),
            "--from",
            "0x" + CrossedLedgers.THEFT.hex(),
            "--format",
            "json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode end = JsonMapper.shared().readTree(run.out()).path("ends").get(0);
    assertThat(end.path("kind").asString()).isEqualTo("bridge");
    assertThat(end.path("leg").asString()).isEqualTo("thorchain:" + CrossedLedgers.DEPOSIT.hex());
  }

  @Test
  void labelsNameEndsOnBothLedgersAndBackwards() throws IOException {
    String payee =
        JsonMapper.shared()
            .readTree(run("--format", "json").out())
            .path("ends")
            .get(0)
            .path("address")
            .asString();
    String rows =
        "address,label,source,category,confidence\n%s,Desk,test,exchange,service_api\n%s,Thief,test,user,service_api\n"
            .formatted(payee, CrossedLedgers.THIEF);
    Path csv = Files.writeString(temp.resolve("names.csv"), rows);
    Path labels = temp.resolve("labels");
    assertThat(CommandLineRun.of("labels", "import", "--labels", labels, csv).exit()).isZero();
    CommandLineRun run = run("--format", "json", "--labels", labels);
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode end = JsonMapper.shared().readTree(run.out()).path("ends").get(0);
    assertThat(end.path("labels").toString()).isEqualTo("[\"Desk\"]");
    assertThat(run("--labels", labels).out()).contains("Desk");
    CommandLineRun past =
        CommandLineRun.of(
            "trace",
            "--store",
            temp.resolve("bitcoin"),
            "--from",
            end.path("at").asString(),
            "--to-past",
            "--labels",
            labels,
            "--format",
            "json");
    assertThat(past.exit()).as(past.err()).isZero();
    assertThat(JsonMapper.shared().readTree(run.out()).path("exits").isMissingNode()).isTrue();
    exits(labels, end.path("at").asString());
  }

  /// It lies at the exchange that it was paid to by the bridge.
  private void exits(Path labels, String at) {
    CommandLineRun run = run("--exits", "--labels", labels, "--format", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode exits = JsonMapper.shared().readTree(run.out()).path("exits");
    assertThat(exits.size()).isEqualTo(1);
    JsonNode exit = exits.get(0);
    assertThat(exit.path("network").asString()).isEqualTo("regtest");
    assertThat(exit.path("at").asString()).isEqualTo(at);
    assertThat(exit.path("kind").asString()).isEqualTo("exchange");
    assertThat(exit.path("holder").toString()).isEqualTo("[\"Desk\"]");
    assertThat(exit.path("stoppers").get(0).path("who").asString()).isEqualTo("Desk");
    assertThat(exit.path("amount").asString()).isEqualTo("70");
    assertThat(run("--exits", "--labels", labels).out())
        .contains("Where it can be stopped", "0.00000070 BTC", "Desk: request to hold the deposit");
    CommandLineRun past =
        CommandLineRun.of(
            "trace",
            "--store",
            temp.resolve("bitcoin"),
            "--from",
            at,
            "--to-past",
            "--exits",
            "--labels",
            labels);
    assertThat(past.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(past.err()).contains("origins, where nothing can be stopped any more");
  }

  @Test
  void moneyThatABridgePaysToAnExchangeEndsThere() throws IOException {
    Path before = temp.resolve("bitcoin");
    Path labels = temp.resolve("desk-labels");
    String at =
        JsonMapper.shared()
            .readTree(run("--format", "json").out())
            .path("ends")
            .get(0)
            .path("at")
            .asString();
    String payee =
        JsonMapper.shared()
            .readTree(run("--format", "json").out())
            .path("ends")
            .get(0)
            .path("address")
            .asString();
    try (MappedChain chain = MappedChain.open(before);
        LedgerWriter writer = LedgerWriter.open(before, Network.REGTEST)) {
      BlockBuilder third =
          new BlockBuilder().height(3).parent(chain.block(1).hash()).time(1_700_001_500);
      third.coinbase("x", Pay.to("miner", 1));
      TxId paid = TxId.parse(at.substring(0, 64));
      third.tx(
          List.of(Spend.of(paid, Integer.parseInt(at.substring(65)))),
          List.of(Pay.to("hot wallet", 69)));
      writer.append(third.build());
      writer.commit();
    }
    assertThat(
            JsonMapper.shared()
                .readTree(run("--format", "json").out())
                .path("ends")
                .get(0)
                .path("at")
                .asString())
        .isNotEqualTo(at);
    Path csv =
        Files.writeString(
            temp.resolve("desk.csv"),
            "address,label,source,category,confidence\n"
                + payee
                + ",Desk,test,exchange,service_api\n");
    assertThat(CommandLineRun.of("labels", "import", "--labels", labels, csv).exit()).isZero();
    JsonNode json = JsonMapper.shared().readTree(run("--labels", labels, "--format", "json").out());
    assertThat(json.path("conserved").asBoolean()).isTrue();
    assertThat(json.path("ends").size()).isEqualTo(1);
    assertThat(json.path("ends").get(0).path("at").asString()).isEqualTo(at);
    assertThat(json.path("ends").get(0).path("kind").asString()).isEqualTo("exchange");
    // Asked for by himself, the same output is followed.
    CommandLineRun alone =
        CommandLineRun.of(
            "trace", "--store", before, "--from", at, "--labels", labels, "--format", "json");
    assertThat(JsonMapper.shared().readTree(alone.out()).path("ends").get(0).path("at").asString())
        .isNotEqualTo(at);
  }

  @Test
  void aStartThatALabelNamesIsFollowedAmongAccountsToo() throws IOException {
    Path labels = temp.resolve("start-labels");
    Path csv =
        Files.writeString(
            temp.resolve("start.csv"),
            "address,label,source,category,confidence\n"
                + CrossedLedgers.THIEF
                + ",Desk,test,exchange,service_api\n");
    assertThat(CommandLineRun.of("labels", "import", "--labels", labels, csv).exit()).isZero();
    for (String from : List.of("0x" + CrossedLedgers.THEFT.hex(), CrossedLedgers.THIEF + "@ETH")) {
      CommandLineRun run =
          CommandLineRun.of(
              "trace",
              "--store",
              temp.resolve("ethereum"),
              "--from",
              from,
              "--labels",
              labels,
              "--format",
              "json");
      assertThat(run.exit()).as(run.err()).isZero();
      JsonNode end = JsonMapper.shared().readTree(run.out()).path("ends").get(0);
      assertThat(end.path("kind").asString()).as(from).isEqualTo("bridge");
    }
  }

  @Test
  void theOtherFormsAndAllMethodsWorkToo() {
    for (String format : List.of("table", "csv", "graphml", "mermaid")) {
      CommandLineRun run = run("--method", "all", "--format", format);
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out()).contains("regtest");
    }
  }

  @Test
  void whatCannotBeAskedAcrossStoresIsRefused() {
    assertThat(run("--to-past").exit()).isEqualTo(2);
    assertThat(run("--why", "x").exit()).isEqualTo(3);
    assertThat(run("--why", "x", "--format", "csv").exit()).isEqualTo(2);
    assertThat(run("--method", "tiho").exit()).isEqualTo(3);
    assertThat(CommandLineRun.of("trace", "--store", temp, "--store", temp, "--from", "x").exit())
        .isEqualTo(4);
  }

  @Test
  void theWayToAnEndGoesOverTheBridge() {
    JsonNode trace = JsonMapper.shared().readTree(run("--format", "json").out());
    String at = trace.path("ends").get(0).path("at").asString();
    CommandLineRun run = run("--why", at, "--format", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode legs = JsonMapper.shared().readTree(run.out()).path("legs");
    assertThat(legs.size()).isEqualTo(2);
    JsonNode first = legs.get(0);
    assertThat(first.path("network").asString()).isEqualTo("ethereum");
    assertThat(first.path("way").size()).isEqualTo(2);
    assertThat(first.path("way").get(0).path("transaction").asString())
        .contains(CrossedLedgers.THEFT.hex());
    assertThat(first.path("way").get(1).path("transaction").asString())
        .contains(CrossedLedgers.DEPOSIT.hex());
    JsonNode second = legs.get(1);
    assertThat(second.path("network").asString()).isEqualTo("regtest");
    assertThat(second.path("over").path("protocol").asString()).isEqualTo("thorchain");
    assertThat(second.path("over").path("id").asString())
        .containsIgnoringCase(CrossedLedgers.DEPOSIT.hex());
    assertThat(second.path("way").get(0).path("at").asString()).isEqualTo(at);
    assertThat(run("--why", "regtest/" + at, "--format", "json").out()).isEqualTo(run.out());
    assertThat(run("--why", at).out()).contains("On ethereum:", "Over thorchain", "On regtest:");
  }

  @Test
  void openingBalancesCountOnTheLedgerTheyAreOf() throws IOException {
    // The thief had 600 before: first in, first out, so what he sends is that.
    Path file = temp.resolve("opening.csv");
    Files.writeString(
        file,
        "network,address,asset,amount\nethereum,"
            + CrossedLedgers.THIEF.checksummed()
            + ",ETH,600\n");
    CommandLineRun run = run("--opening", file, "--format", "json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode json = JsonMapper.shared().readTree(run.out());
    assertThat(json.path("links").size()).isZero();
    assertThat(json.path("settings").path("openings").asInt()).isEqualTo(1);
    Files.writeString(
        file,
        "network,address,asset,amount\npolygon,"
            + CrossedLedgers.THIEF.checksummed()
            + ",POL,600\n");
    json = JsonMapper.shared().readTree(run("--opening", file, "--format", "json").out());
    assertThat(json.path("links").size()).as("of another chain").isEqualTo(1);
  }

  @Test
  void ofTwoLedgersOfAccountsAnOpeningSaysWhichItMeans() throws IOException {
    AccountWriter.open(temp.resolve("polygon"), EvmNetwork.of(137)).close();
    Path file = temp.resolve("opening.csv");
    Files.writeString(
        file, "address,asset,amount\n" + CrossedLedgers.THIEF.checksummed() + ",ETH,600\n");
    CommandLineRun run = run("--store", temp.resolve("polygon"), "--opening", file);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("opening.csv, line 2", "Add a field network");
    Files.writeString(file, "contract,symbol\n" + CrossedLedgers.ROUTER.checksummed() + ",ETH\n");
    CommandLineRun symbols =
        run("--store", temp.resolve("polygon"), "--symbols", file, "--format", "json");
    assertThat(symbols.exit()).as(symbols.err()).isZero();
    JsonNode settings = JsonMapper.shared().readTree(symbols.out()).path("settings");
    assertThat(settings.path("counterfeit").asInt())
        .as("on the chain whose own it imitates")
        .isOne();
  }

  @Test
  void pricesAreReadForBridgesWithoutAnId() throws IOException {
    Path file = temp.resolve("prices.csv");
    Files.writeString(file, "time,asset,price\n2023-11-14,ETH,2000\n2023-11-14,BTC,36500.5\n");
    assertThat(run("--prices", file).exit()).isZero();
    Files.writeString(file, "time,asset,price\n2023-11-14,ETH,much\n");
    CommandLineRun run = run("--prices", file);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("prices.csv, line 2", "no price: much");
    Path one = temp.resolve("bitcoin");
    CommandLineRun alone =
        CommandLineRun.of("trace", "--store", one, "--from", "x", "--prices", file);
    assertThat(alone.exit()).as("one store has no bridges").isEqualTo(2);
  }
}

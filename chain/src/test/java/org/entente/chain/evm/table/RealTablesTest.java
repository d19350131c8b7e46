package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.read.EvmScanSettings;
import org.entente.chain.evm.read.EvmSources;
import org.entente.chain.read.RealData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real blocks, turned into the tables that ethereum-etl makes of them, move what they move as a
/// node tells them.
class RealTablesTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {14764013, 17034869, 17034870, 22431083, 22431084})
  void tablesOfARealBlockTellWhatTheNodeTells(long number) throws Exception {
    List<JsonNode> answers = answers(number);
    TableText tables = new TableText();
    addBlock(tables, answers.get(0).get("result"));
    answers.get(1).get("result").forEach(receipt -> addReceipt(tables, receipt));
    List<EvmBlock> told = read("told", List.of(bytes(answers)), ".json");
    assertThat(told).hasSize(1);
    String expected = BlockText.of(told);
    if (number == 14764013) {
      // It names an uncle, and no table says who made that.
      expected = expected.replaceAll("  REWARD .*\n", "");
    }
    List<EvmBlock> byText = read("text", tables.files(), ".csv");
    assertThat(BlockText.of(byText)).isEqualTo(expected);
    List<EvmBlock> byParquet =
        read("parquet", tables.parquetFiles(ParquetWriter.Codec.GZIP), ".parquet");
    assertThat(BlockText.of(byParquet)).isEqualTo(expected);
  }

  /// The trace of a block's transactions, of which the first moves one wei more.
  @Test
  void tracesInATableOrOfANodeJoinTheBlockThatANodeTells() throws Exception {
    List<JsonNode> answers = answers(14764013);
    TableText tables = new TableText();
    List<String> frames = new ArrayList<>();
    answers
        .get(0)
        .get("result")
        .get("transactions")
        .forEach(tx -> addTrace(tables, frames, tx, failed(answers.get(1), tx)));
    List<byte[]> withTable = new ArrayList<>(tables.files());
    withTable.add(bytes(answers));
    EvmBlock byTable = read("table", withTable, ".data").getFirst();
    assertThat(byTable.proofs()).contains(Proof.TRACES, Proof.RECEIPTS);
    assertThat(BlockText.of(List.of(byTable))).containsOnlyOnce("INTERNAL");
    String traces = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[" + String.join(",", frames) + "]}";
    List<byte[]> withFrames = List.of(bytes(answers), traces.getBytes(StandardCharsets.UTF_8));
    EvmBlock byFrames = read("frames", withFrames, ".json").getFirst();
    assertThat(byFrames.proofs()).contains(Proof.TRACES);
    assertThat(BlockText.of(List.of(byFrames))).isEqualTo(BlockText.of(List.of(byTable)));
  }

  private static boolean failed(JsonNode receipts, JsonNode tx) {
    for (JsonNode receipt : receipts.get("result")) {
      if (text(receipt, "transactionHash").equals(text(tx, "hash"))) {
        return text(receipt, "status").equals("0x0");
      }
    }
    throw new AssertionError("no receipt of " + tx);
  }

  private static void addTrace(TableText tables, List<String> frames, JsonNode tx, boolean failed) {
    String from = text(tx, "from");
    String to = text(tx, "to");
    boolean moves = frames.isEmpty();
    trace(tables, tx, from, to, decimal(tx, "value"), "", failed ? "Reverted" : "");
    String calls = "";
    if (moves) {
      trace(tables, tx, to, from, "1", "0", "");
      calls =
          ",\"calls\":[{\"from\":\"%s\",\"to\":\"%s\",\"value\":\"0x1\",\"type\":\"CALL\"}]"
              .formatted(to, from);
    }
    frames.add(
        "{\"txHash\":\"%s\",\"result\":{\"from\":\"%s\",\"to\":\"%s\"%s%s,\"value\":\"%s\",\"type\":\"CALL\"}}"
            .formatted(
                text(tx, "hash"),
                from,
                to,
                calls,
                failed ? ",\"error\":\"execution reverted\"" : "",
                text(tx, "value")));
  }

  private static void trace(
      TableText tables,
      JsonNode tx,
      String from,
      String to,
      String value,
      String place,
      String error) {
    tables.row(
        TableText.TRACES,
        decimal(tx, "blockNumber"),
        text(tx, "hash"),
        decimal(tx, "transactionIndex"),
        from,
        to,
        value,
        "0x",
        "0x",
        "call",
        "call",
        "",
        0,
        0,
        0,
        place,
        error,
        error.isEmpty() ? 1 : 0,
        "");
  }

  private static List<JsonNode> answers(long number) throws IOException {
    Path path = RealData.path("ethereum/blocks/" + number + ".rpc.jsonl.gz");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(JSON::readTree).toList();
    }
  }

  private static byte[] bytes(List<JsonNode> answers) {
    return (answers.get(0) + "\n" + answers.get(1)).getBytes(StandardCharsets.UTF_8);
  }

  private List<EvmBlock> read(String name, List<byte[]> files, String ending) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    Path spill = Files.createDirectory(temp.resolve(name + "-spill"));
    for (int i = 0; i < files.size(); i++) {
      Files.write(folder.resolve(i + ending), files.get(i));
    }
    EvmScanSettings settings =
        new EvmScanSettings(
            EvmNetwork.ETHEREUM,
            spill,
            false,
            problem -> {
              throw new AssertionError(problem.toString());
            });
    List<EvmBlock> blocks = new ArrayList<>();
    try (EvmSources sources = EvmSources.scan(List.of(folder), settings)) {
      for (int i = 0; i < sources.headers().size(); i++) {
        blocks.add(sources.read(i));
        assertThat(sources.headers().get(i).hash()).isEqualTo(blocks.get(i).hash());
      }
    }
    return blocks;
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.get(name);
    return value == null || value.isNull() ? "" : value.asString();
  }

  /// A quantity as the tables write it.
  private static String decimal(JsonNode object, String name) {
    String hex = text(object, name);
    return hex.isEmpty() ? "" : new BigInteger(hex.substring(2), 16).toString();
  }

  private static void addBlock(TableText tables, JsonNode block) {
    List<String> withdrawals = new ArrayList<>();
    if (block.get("withdrawals") != null) {
      for (JsonNode one : block.get("withdrawals")) {
        withdrawals.add(
            "{\"index\":%s,\"validator_index\":%s,\"address\":\"%s\",\"amount\":%s}"
                .formatted(
                    decimal(one, "index"),
                    decimal(one, "validatorIndex"),
                    text(one, "address"),
                    decimal(one, "amount")));
      }
    }
    tables.row(
        TableText.BLOCKS + ",sha3_uncles",
        decimal(block, "number"),
        text(block, "hash"),
        text(block, "parentHash"),
        text(block, "nonce"),
        text(block, "miner"),
        decimal(block, "difficulty"),
        0,
        decimal(block, "gasUsed"),
        decimal(block, "timestamp"),
        block.get("transactions").size(),
        decimal(block, "baseFeePerGas"),
        String.join(",", withdrawals),
        decimal(block, "blobGasUsed"),
        decimal(block, "excessBlobGas"),
        text(block, "sha3Uncles"));
    block.get("transactions").forEach(tx -> addTransaction(tables, block, tx));
  }

  private static void addTransaction(TableText tables, JsonNode block, JsonNode tx) {
    List<String> blobs = new ArrayList<>();
    if (tx.get("blobVersionedHashes") != null) {
      tx.get("blobVersionedHashes").forEach(blob -> blobs.add(blob.asString()));
    }
    tables.row(
        TableText.TRANSACTIONS + ",blob_versioned_hashes",
        text(tx, "hash"),
        decimal(tx, "nonce"),
        text(block, "hash"),
        decimal(block, "number"),
        decimal(tx, "transactionIndex"),
        text(tx, "from"),
        text(tx, "to"),
        decimal(tx, "value"),
        decimal(tx, "gas"),
        decimal(tx, "gasPrice"),
        text(tx, "input"),
        decimal(block, "timestamp"),
        decimal(tx, "maxFeePerGas"),
        decimal(tx, "maxPriorityFeePerGas"),
        decimal(tx, "type"),
        String.join(",", blobs));
  }

  private static void addReceipt(TableText tables, JsonNode receipt) {
    String tx = text(receipt, "transactionHash");
    String index = decimal(receipt, "transactionIndex");
    String block = text(receipt, "blockHash");
    String number = decimal(receipt, "blockNumber");
    tables.row(
        TableText.RECEIPTS,
        tx,
        index,
        block,
        number,
        decimal(receipt, "cumulativeGasUsed"),
        decimal(receipt, "gasUsed"),
        text(receipt, "contractAddress"),
        "",
        decimal(receipt, "status"),
        decimal(receipt, "effectiveGasPrice"));
    for (JsonNode log : receipt.get("logs")) {
      List<String> topics = new ArrayList<>();
      log.get("topics").forEach(topic -> topics.add(topic.asString()));
      tables.row(
          TableText.LOGS,
          decimal(log, "logIndex"),
          tx,
          index,
          block,
          number,
          text(log, "address"),
          text(log, "data"),
          String.join(",", topics));
    }
  }
}

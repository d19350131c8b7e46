package org.entente.app.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// bcoin, a full node of another make, on regtest: it mines, pays and turns its chain as it is
/// told. See `src/test/peer/bitcoin.js`.
public final class BitcoinPeer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;
  private final int port;

  private BitcoinPeer(Process process, int port) {
    this.process = process;
    this.port = port;
    answers = process.inputReader(StandardCharsets.UTF_8);
    commands = process.outputWriter(StandardCharsets.UTF_8);
  }

  public static BitcoinPeer start() throws IOException, InterruptedException {
    Path folder = PeerPackages.folder();
    int port = Ports.free();
    ProcessBuilder builder =
        new ProcessBuilder("node", "bitcoin.js", Integer.toString(port)).directory(folder.toFile());
    builder.environment().put("NODE_BACKEND", "js");
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    BitcoinPeer peer = new BitcoinPeer(builder.start(), port);
    peer.read();
    return peer;
  }

  public int port() {
    return port;
  }

  /// Where its RPC listens, with the password.
  public String url() {
    return url(port);
  }

  /// The same through another port.
  public static String url(int port) {
    return "http://any:secret@127.0.0.1:" + port;
  }

  public String address(String name) throws IOException {
    return tell("address", Map.of("name", name)).asString();
  }

  /// Mines what waits; the reward goes to `to`. Returns the newest block's hash.
  public String mine(int blocks, String to) throws IOException {
    return tell("mine", Map.of("blocks", blocks, "to", to)).asString();
  }

  /// Replaces the last `depth` blocks by `blocks` empty ones.
  public String fork(int depth, int blocks, String to) throws IOException {
    return tell("fork", Map.of("depth", depth, "blocks", blocks, "to", to)).asString();
  }

  /// An output to spend.
  public record Coin(String txId, int vout, String owner) {}

  /// A payment to a name.
  public record Pay(String name, long value) {}

  /// Sends a transaction into the mempool; returns its id.
  public String pay(List<Coin> inputs, Pay... outputs) throws IOException {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("inputs", inputs.stream().map(c -> List.of(c.txId(), c.vout(), c.owner())).toList());
    given.put("outputs", Arrays.stream(outputs).map(p -> List.of(p.name(), p.value())).toList());
    return tell("pay", given).asString();
  }

  /// Id of the coinbase at this height.
  public String coinbase(int height) throws IOException {
    return tell("coinbase", Map.of("height", height)).get(0).asString();
  }

  /// Drops a transaction from the mempool.
  public void evict(String txId) throws IOException {
    tell("evict", Map.of("txid", txId));
  }

  /// All blocks of its chain, raw.
  public List<byte[]> blocks() throws IOException {
    List<byte[]> blocks = new ArrayList<>();
    for (JsonNode block : tell("blocks", Map.of())) {
      blocks.add(HexFormat.of().parseHex(block.asString()));
    }
    return blocks;
  }

  private JsonNode tell(String command, Map<String, ?> given) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>(given);
    line.put("do", command);
    commands.write(JSON.writeValueAsString(line) + "\n");
    commands.flush();
    JsonNode answer = read();
    if (answer.has("error")) {
      throw new IOException(command + ": " + answer.path("error").asString());
    }
    return answer.path("result");
  }

  private JsonNode read() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("the node has ended");
    }
    return JSON.readTree(line);
  }

  @Override
  public void close() throws IOException {
    commands.close();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

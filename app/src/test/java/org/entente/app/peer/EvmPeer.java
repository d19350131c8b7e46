package org.entente.app.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// anvil, a node of an EVM chain that does as it is told. It mines when asked, and knows accounts
/// with ten thousand ether each.
public final class EvmPeer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int START_TRIES = 200;

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private EvmPeer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static EvmPeer start() throws IOException, InterruptedException {
    Path binary =
        PeerPackages.folder().resolve("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    if (!Files.exists(binary) || !System.getProperty("os.arch").equals("amd64")) {
      System.out.println("skipped: no anvil for this machine");
      Assumptions.abort("no anvil for this machine");
    }
    binary.toFile().setExecutable(true);
    int port = Ports.free();
    Process process =
        new ProcessBuilder(
                binary.toString(),
                "--port",
                Integer.toString(port),
                "--host",
                "127.0.0.1",
                "--no-mining",
                "--order",
                "fifo",
                "--quiet")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    EvmPeer peer = new EvmPeer(process, port);
    for (int i = 0; i < START_TRIES; i++) {
      try {
        peer.call("eth_chainId");
        return peer;
      } catch (IOException e) {
        Thread.sleep(50);
      }
    }
    peer.close();
    throw new IOException("anvil does not answer");
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public String webSocketUrl() {
    return "ws://127.0.0.1:" + port;
  }

  /// The result; throws with the node's own words where it says no.
  public JsonNode call(String method, Object... params) throws IOException, InterruptedException {
    Map<String, Object> question = new HashMap<>();
    question.put("jsonrpc", "2.0");
    question.put("id", 1);
    question.put("method", method);
    question.put("params", List.of(params));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url()))
            .timeout(Duration.ofSeconds(20))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(question)))
            .build();
    JsonNode answer =
        JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    if (answer.has("error")) {
      throw new IOException(method + ": " + answer.path("error"));
    }
    return answer.path("result");
  }

  /// The address of its account number `i`, of ten.
  public String account(int i) throws IOException, InterruptedException {
    return call("eth_accounts").get(i).asString();
  }

  public void mine(int blocks) throws IOException, InterruptedException {
    call("anvil_mine", "0x" + Integer.toHexString(blocks));
  }

  /// Sends ether; returns the hash. It waits to be mined.
  public String pay(String from, String to, long wei) throws IOException, InterruptedException {
    String value = "0x" + Long.toHexString(wei);
    return call("eth_sendTransaction", Map.of("from", from, "to", to, "value", value)).asString();
  }

  /// Creates a contract and mines it; returns its address.
  public String deploy(String from, byte[] code) throws IOException, InterruptedException {
    String data = "0x" + HexFormat.of().formatHex(code);
    String hash =
        call("eth_sendTransaction", Map.of("from", from, "data", data, "gas", "0x100000"))
            .asString();
    mine(1);
    return call("eth_getTransactionReceipt", hash).path("contractAddress").asString();
  }

  /// Sends units of a token; returns the hash.
  public String transfer(String token, String from, String to, long units)
      throws IOException, InterruptedException {
    String data = "0xa9059cbb" + "0".repeat(24) + to.substring(2) + "%064x".formatted(units);
    return call(
            "eth_sendTransaction",
            Map.of("from", from, "to", token, "data", data, "gas", "0x40000"))
        .asString();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }
}

package org.entente.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.entente.app.CommandLineRun;
import org.entente.app.peer.CutProxy;
import org.entente.app.peer.EvmAssembler;
import org.entente.app.peer.EvmPeer;
import org.entente.app.terminal.ExitCode;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.read.EvmScanSettings;
import org.entente.chain.evm.read.EvmSources;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.read.Problem;
import org.entente.chain.read.ScanListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store follows anvil, a real node of another make. `-Dentente.kills=N` for more hard ends.
class FollowEvmTest {
  private static final int KILLS = Integer.getInteger("entente.kills", 3);

  private EvmPeer node;
  private String token;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    node = EvmPeer.start();
    token = node.deploy(node.account(0), EvmAssembler.token(1_000_000));
    for (int i = 1; i < 6; i++) {
      node.pay(node.account(0), node.account(i), 1_000_000L * i);
      node.transfer(token, node.account(0), node.account(i), 1000L * i);
      node.mine(1 + i % 2);
    }
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private CommandLineRun follow(String store, String... nodes) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("chain", "follow", "--once", "--format", "json"));
    line.addAll(List.of("--store", folder.resolve(store).toString()));
    for (String url : nodes) {
      line.addAll(List.of("--node", url));
    }
    return CommandLineRun.of(line.toArray());
  }

  private String digest(String store) throws IOException {
    try (MappedAccounts chain = MappedAccounts.open(folder.resolve(store))) {
      return chain.digest();
    }
  }

  /// What the readers of files make of the same blocks.
  private String freshImport() throws Exception {
    Path told = Files.createTempDirectory(folder, "told");
    long newest = Long.decode(node.call("eth_blockNumber").asString());
    for (long number = 0; number <= newest; number++) {
      String quantity = "0x" + Long.toHexString(number);
      Files.writeString(
          told.resolve(number + ".json"),
          node.call("eth_getBlockByNumber", quantity, true).toString());
      String receipts = node.call("eth_getBlockReceipts", quantity).toString();
      if (!receipts.equals("[]")) {
        Files.writeString(told.resolve(number + ".receipts.json"), receipts);
        Files.writeString(told.resolve(number + ".traces.json"), traces(quantity));
      }
    }
    EvmNetwork network = EvmNetwork.of(31337);
    Path store = Files.createTempDirectory(folder, "fresh");
    try (EvmSources sources = EvmSources.scan(List.of(told), settings(network));
        AccountWriter writer = AccountWriter.open(store, network)) {
      List<Integer> places = new ArrayList<>();
      List<EvmHeader> headers = sources.headers();
      for (int place = 0; place < headers.size(); place++) {
        places.add(place);
      }
      places.sort((a, b) -> Long.compare(headers.get(a).number(), headers.get(b).number()));
      for (int place : places) {
        writer.append(sources.read(place));
      }
      writer.commit();
    }
    return digest(store.getFileName().toString());
  }

  private String traces(String number) throws Exception {
    return node.call(
            "debug_traceBlockByNumber",
            number,
            Map.of("tracer", "callTracer", "tracerConfig", Map.of("withLog", true)))
        .toString();
  }

  private EvmScanSettings settings(EvmNetwork network) throws IOException {
    Path scratch = Files.createTempDirectory(folder, "scratch");
    ScanListener strict =
        new ScanListener() {
          @Override
          public void progress(String file, long bytesDone, long bytesTotal) {}

          @Override
          public void problem(Problem problem) {
            throw new AssertionError(problem.toString());
          }
        };
    return new EvmScanSettings(network, scratch, false, strict);
  }

  @Test
  void aFollowedStoreHoldsWhatFilesOfTheSameBlocksHold() throws Exception {
    CommandLineRun run = follow("a", node.url());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(digest("a")).isEqualTo(freshImport());
    node.transfer(token, node.account(1), node.account(7), 5);
    node.mine(1);
    assertThat(follow("a", node.url()).exit()).isZero();
    assertThat(digest("a")).isEqualTo(freshImport());
    try (MappedAccounts chain = MappedAccounts.open(folder.resolve("a"))) {
      assertThat(chain.block(chain.blockCount() - 1).proofs())
          .contains(EvmBlock.Proof.HEADER, EvmBlock.Proof.TRANSACTIONS, EvmBlock.Proof.RECEIPTS);
    }
  }

  @Test
  void reorganisationsAreTakenBackAndAppliedAgain() throws Exception {
    follow("a", node.url());
    for (int depth : List.of(1, 3, 8)) {
      node.call("anvil_reorg", depth, List.of());
      node.pay(node.account(2), node.account(8), 70 + depth);
      node.mine(1);
      CommandLineRun run = follow("a", node.url());
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out()).contains("\"event\":\"reorganisation\"");
      assertThat(digest("a")).as("depth " + depth).isEqualTo(freshImport());
    }
  }

  @Test
  void aChainThatGoesBackAndOtherwiseOnIsFollowed() throws Exception {
    String snapshot = node.call("evm_snapshot").asString();
    node.pay(node.account(1), node.account(9), 4711);
    node.mine(5);
    follow("a", node.url());
    node.call("evm_revert", snapshot);
    assertThat(follow("a", node.url()).exit()).as("behind, not wrong").isZero();
    node.pay(node.account(1), node.account(9), 4712);
    node.mine(2);
    assertThat(follow("a", node.url()).exit()).isZero();
    assertThat(digest("a")).isEqualTo(freshImport());
  }

  @Test
  void cutConnectionsOnlyDelay() throws Exception {
    node.mine(60);
    try (CutProxy proxy = new CutProxy(node.port(), 11)) {
      proxy.cutAfter(60_000);
      int code = ExitCode.CANNOT_OPEN;
      for (int run = 0; run < 200 && code != 0; run++) {
        code = follow("a", "http://127.0.0.1:" + proxy.port()).exit();
        assertThat(code).isIn(ExitCode.DONE, ExitCode.CANNOT_OPEN);
      }
      assertThat(code).isZero();
      assertThat(proxy.cuts()).isPositive();
    }
    assertThat(digest("a")).isEqualTo(freshImport());
  }

  @Test
  void killedAtAnyPointItGoesOn() throws Exception {
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(node.webSocketUrl());
      for (int i = 0; i < 4; i++) {
        node.pay(node.account(1), node.account(3), 100 + i);
        node.mine(1);
        process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      }
      node.call("anvil_reorg", 2, List.of());
      assertThat(process.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS)).isFalse();
      process.destroyForcibly().waitFor();
    }
    CommandLineRun run = follow("a", node.url());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(digest("a")).isEqualTo(freshImport());
  }

  private Process start(String url) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.entente.app.Entente",
                "chain",
                "follow",
                "--poll",
                "100",
                "--store",
                folder.resolve("a").toString(),
                "--node",
                url)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    process.getOutputStream().close();
    return process;
  }

  @Test
  void aStoreOfAnotherChainIsLeftAlone() throws Exception {
    AccountWriter.open(folder.resolve("main"), EvmNetwork.ETHEREUM).close();
    CommandLineRun run = follow("main", node.url());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("ethereum", "31337");
  }
}

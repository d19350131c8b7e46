package org.entente.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.entente.app.CommandLineRun;
import org.entente.app.peer.BitcoinPeer;
import org.entente.app.peer.BitcoinPeer.Coin;
import org.entente.app.peer.BitcoinPeer.Pay;
import org.entente.app.peer.CutProxy;
import org.entente.app.terminal.ExitCode;
import org.entente.base.Network;
import org.entente.chain.store1.LedgerWriter;
import org.entente.chain.store1.MappedChain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store follows bcoin, a real node of another make. `-Dentente.kills=N` for more hard ends.
class FollowBitcoinTest {
  private static final int KILLS = Integer.getInteger("entente.kills", 3);

  private static BitcoinPeer node;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    node = BitcoinPeer.start();
    node.mine(110, "thief");
  }

  @AfterAll
  static void stop() throws Exception {
    if (node != null) {
      node.close();
    }
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
    try (MappedChain chain = MappedChain.open(folder.resolve(store))) {
      return chain.digest();
    }
  }

  /// What an import of the node's blocks makes of them.
  private String freshImport() throws IOException {
    Path blocks = Files.createTempDirectory(folder, "blocks");
    int number = 0;
    for (byte[] raw : node.blocks()) {
      Files.write(blocks.resolve("%05d.raw".formatted(number++)), raw);
    }
    String store = "fresh" + blocks.getFileName();
    CommandLineRun run =
        CommandLineRun.of(
            "chain",
            "import",
            "bitcoin",
            "--network",
            "regtest",
            "--store",
            folder.resolve(store).toString(),
            blocks.toString());
    assertThat(run.exit()).as(run.err()).isZero();
    return digest(store);
  }

  @Test
  void aFollowedStoreIsTheOneThatAnImportMakes() throws Exception {
    assertThat(follow("a", node.url()).exit()).isZero();
    assertThat(digest("a")).isEqualTo(freshImport());
    String theft =
        node.pay(List.of(new Coin(node.coinbase(1), 0, "thief")), new Pay("x", 4_999_990_000L));
    assertThat(theft).hasSize(64);
    node.mine(2, "miner");
    assertThat(follow("a", node.url()).exit()).isZero();
    assertThat(digest("a")).isEqualTo(freshImport());
  }

  @Test
  void reorganisationsOfAnyDepthAreTakenBackAndAppliedAgain() throws Exception {
    follow("a", node.url());
    Random random = new Random(5);
    for (int turn = 0; turn < 5; turn++) {
      int depth = 1 + random.nextInt(turn == 4 ? 60 : 8);
      node.fork(depth, depth + 1 + random.nextInt(2), "rival " + turn);
      CommandLineRun run = follow("a", node.url());
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.out()).contains("\"event\":\"reorganisation\"");
      assertThat(digest("a")).as("depth " + depth).isEqualTo(freshImport());
    }
    try (Stream<Path> aside = Files.list(folder.resolve("a").resolve("aside"))) {
      assertThat(aside).isNotEmpty();
    }
  }

  @Test
  void cutConnectionsOnlyDelay() throws Exception {
    try (CutProxy proxy = new CutProxy(node.port(), 11)) {
      proxy.cutAfter(40_000);
      String url = BitcoinPeer.url(proxy.port());
      int code = ExitCode.CANNOT_OPEN;
      for (int run = 0; run < 200 && code != 0; run++) {
        code = follow("a", url).exit();
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
      node.fork(1 + random.nextInt(5), 7, "rival");
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
                  "20",
                  "--store",
                  folder.resolve("a").toString(),
                  "--node",
                  node.url())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      process.getOutputStream().close();
      assertThat(process.waitFor(700 + random.nextInt(900), TimeUnit.MILLISECONDS)).isFalse();
      node.mine(1, "miner");
      process.destroyForcibly().waitFor();
    }
    CommandLineRun run = follow("a", node.url());
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(digest("a")).isEqualTo(freshImport());
  }

  @Test
  void nodesThatDisagreeAreReported() throws Exception {
    try (BitcoinPeer other = BitcoinPeer.start()) {
      other.mine(3, "somebody else");
      CommandLineRun run = follow("a", node.url(), other.url());
      assertThat(run.exit()).isEqualTo(ExitCode.FOUND);
      assertThat(run.out())
          .contains("\"event\":\"disagreement\"", "\"height\":3,", "\"event\":\"behind\"");
      assertThat(digest("a")).isEqualTo(freshImport());
    }
  }

  @Test
  void aNodeThatIsNotThereEndsWithFour() {
    CommandLineRun run = follow("a", "http://any:secret@127.0.0.1:1");
    assertThat(run.exit()).isEqualTo(ExitCode.CANNOT_OPEN);
    assertThat(run.err()).contains("http://127.0.0.1:1").doesNotContain("secret");
  }

  @Test
  void aWrongPasswordIsSaidWithoutShowingIt() {
    CommandLineRun run = follow("a", "http://any:guessed@127.0.0.1:" + node.port());
    assertThat(run.exit()).isEqualTo(ExitCode.CANNOT_OPEN);
    assertThat(run.err()).contains("refuses the user or password").doesNotContain("guessed");
  }

  @Test
  void aPasswordMayStandInAFile() throws Exception {
    Path cookie = Files.writeString(folder.resolve(".cookie"), "any:secret\n");
    CommandLineRun run =
        CommandLineRun.of(
            "chain",
            "follow",
            "--once",
            "--store",
            folder.resolve("a").toString(),
            "--node",
            "127.0.0.1:" + node.port(),
            "--node-auth",
            cookie.toString());
    assertThat(run.exit()).as(run.err()).isZero();
  }

  @Test
  void aStoreOfAnotherNetworkIsLeftAlone() throws Exception {
    LedgerWriter.open(folder.resolve("main"), Network.MAINNET).close();
    CommandLineRun run = follow("main", node.url());
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("mainnet", "regtest");
  }
}

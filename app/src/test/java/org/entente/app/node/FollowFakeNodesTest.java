package org.entente.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.app.CommandLineRun;
import org.entente.app.peer.FakeBitcoin;
import org.entente.app.peer.FakeEvm;
import org.entente.app.peer.FakeNode;
import org.entente.app.peer.FakeNode.Answers;
import org.entente.app.terminal.ExitCode;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.chain.evm.follow.FollowedAccounts;
import org.entente.chain.evm.ingest.OffChain;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.follow.ChainNode;
import org.entente.chain.follow.FollowListener;
import org.entente.chain.follow.FollowedLedger;
import org.entente.chain.follow.Follower;
import org.entente.chain.follow.NodeFailure;
import org.entente.chain.ingest.FollowedBitcoin;
import org.entente.chain.store1.MappedChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Nodes that answer wrongly, late, too much, or differently each time: following never hangs,
/// says what is wrong, and ends with the store that a good node gives.
/// `-Dentente.fuzz.cases=N` for more.
@Timeout(120)
class FollowFakeNodesTest {
  private static final int CASES = Integer.getInteger("entente.fuzz.cases", 2);
  private static final Duration PATIENCE = Duration.ofMillis(400);
  private static final Duration CALM = Duration.ofSeconds(20);
  private static final int MOST_STEPS = 5000;

  @TempDir private Path folder;

  enum Kind {
    BITCOIN,
    EVM
  }

  private Answers chain(Kind kind) throws Exception {
    return switch (kind) {
      case BITCOIN -> new FakeBitcoin(Files.createDirectories(folder.resolve("chain")), 3, 60);
      case EVM -> new FakeEvm(25);
    };
  }

  private static int height(Answers chain) {
    return chain instanceof FakeEvm evm ? evm.height() : ((FakeBitcoin) chain).height();
  }

  /// One attempt after the other, each with a follower of its own, as a person would restart it;
  /// returns what was said meanwhile.
  private static List<String> follow(
      Kind kind, Path store, String url, int height, Duration patience) throws Exception {
    return switch (kind) {
      case BITCOIN -> {
        try (FollowedBitcoin ledger = FollowedBitcoin.open(store, Network.REGTEST, 0)) {
          yield follow(ledger, new BitcoinNode(client(url, patience), Network.REGTEST), height);
        }
      }
      case EVM -> {
        try (FollowedAccounts ledger = FollowedAccounts.open(store, FakeEvm.NETWORK, 0)) {
          yield follow(ledger, new EvmNode(client(url, patience), FakeEvm.NETWORK), height);
        }
      }
    };
  }

  private static RpcClient client(String url, Duration patience) {
    return new RpcClient(NodeAddress.parse(url, null, null), 1 << 20, patience);
  }

  private static <B> List<String> follow(FollowedLedger<B> ledger, ChainNode<B> node, int height)
      throws Exception {
    List<String> said = new ArrayList<>();
    try (node) {
      for (int step = 0; step < MOST_STEPS; step++) {
        try (Follower<B> follower =
            new Follower<>(
                ledger,
                List.of(node),
                new Follower.Settings(4, 2, 1_000_000_000L),
                new FollowListener() {})) {
          if (follower.step() && ledger.height() == height) {
            return said;
          }
        } catch (NodeFailure | BadInput e) {
          said.add(String.valueOf(e.getMessage()));
        }
      }
    }
    throw new AssertionError("does not get there: " + said.subList(0, Math.min(5, said.size())));
  }

  private static String digest(Kind kind, Path store) throws IOException {
    return switch (kind) {
      case BITCOIN -> {
        try (MappedChain chain = MappedChain.open(store)) {
          yield chain.digest();
        }
      }
      case EVM -> {
        try (MappedAccounts chain = MappedAccounts.open(store)) {
          yield chain.digest();
        }
      }
    };
  }

  private String truth(Kind kind, Answers chain) throws Exception {
    Path store = folder.resolve("truth");
    try (FakeNode node = FakeNode.of(chain)) {
      assertThat(follow(kind, store, node.url(), height(chain), CALM)).isEmpty();
    }
    return digest(kind, store);
  }

  @ParameterizedTest
  @EnumSource
  void whateverGoesWrongTheStoreIsThatOfAGoodNode(Kind kind) throws Exception {
    Answers chain = chain(kind);
    String truth = truth(kind, chain);
    for (int seed = 0; seed < CASES; seed++) {
      Path store = folder.resolve("store" + seed);
      try (FakeNode node =
          FakeNode.on(
              new WrongAnswers(chain, new Random(seed), height(chain) / 5, PATIENCE.toMillis()))) {
        List<String> said = follow(kind, store, node.url(), height(chain), PATIENCE);
        assertThat(said).as("seed " + seed).isNotEmpty();
        said.forEach(line -> assertTells(node, line));
      }
      assertThat(digest(kind, store)).as(kind + " seed " + seed).isEqualTo(truth);
    }
  }

  /// Names the node, and says more than that.
  private static void assertTells(FakeNode node, String line) {
    assertThat(line).contains(node.url());
    assertThat(line.length()).isGreaterThan(node.url().length() + 10);
    assertThat(line).doesNotContain("Exception");
  }

  @Test
  void blocksThatChangeBetweenTwoAnswersEndWhereTheNodeEnds() throws Exception {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      FakeEvm chain = new FakeEvm(25);
      int[] flavour = {1};
      Answers restless =
          (method, params) -> {
            synchronized (chain) {
              if (flavour[0] < 12 && random.nextInt(12) == 0) {
                int from = 1 + random.nextInt(chain.height());
                chain.grow(from, chain.height() - from + 2, ++flavour[0]);
              }
              return chain.answer(method, params);
            }
          };
      Path store = folder.resolve("restless" + seed);
      try (FakeNode node = FakeNode.of(restless);
          FollowedAccounts ledger = FollowedAccounts.open(store, FakeEvm.NETWORK, 0);
          EvmNode asked = new EvmNode(client(node.url(), CALM), FakeEvm.NETWORK)) {
        for (int step = 0; flavour[0] < 12; step++) {
          assertThat(step).as("seed " + seed).isLessThan(MOST_STEPS);
          try (Follower<?> follower =
              new Follower<>(
                  ledger, List.of(asked), Follower.Settings.USUAL, new FollowListener() {})) {
            follower.step();
          } catch (NodeFailure e) {
            assertTells(node, String.valueOf(e.getMessage()));
          }
        }
      }
      Path fresh = folder.resolve("fresh" + seed);
      try (FakeNode node = FakeNode.of(chain)) {
        follow(Kind.EVM, store, node.url(), chain.height(), CALM);
        follow(Kind.EVM, fresh, node.url(), chain.height(), CALM);
      }
      assertThat(digest(Kind.EVM, store)).as("seed " + seed).isEqualTo(digest(Kind.EVM, fresh));
    }
  }

  @Test
  void nodesThatDisagreeAreNamedAndTheFirstIsFollowed() throws Exception {
    FakeEvm one = new FakeEvm(12);
    FakeEvm other = new FakeEvm(12);
    other.grow(9, 3, 2);
    try (FakeNode first = FakeNode.of(one);
        FakeNode second = FakeNode.of(other)) {
      Path store = folder.resolve("store");
      CommandLineRun run =
          CommandLineRun.of(
              "chain",
              "follow",
              "--once",
              "--store",
              store,
              "--node",
              first.url(),
              "--node",
              second.url());
      assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FOUND);
      assertThat(run.err()).contains("nodes disagree at height 11", first.url(), second.url());
      assertThat(digest(Kind.EVM, store)).isEqualTo(truth(Kind.EVM, one));
    }
  }

  @Test
  void whatFallsOffTheChainIsKeptAsideAndNeverBroughtBackByAnImport() throws Exception {
    FakeEvm chain = new FakeEvm(12);
    Path store = folder.resolve("store");
    OffChain off = new OffChain(store);
    try (FakeNode node = FakeNode.of(chain)) {
      follow(Kind.EVM, store, node.url(), 11, CALM);
      Hash256 lost = tip(chain);
      for (int flavour = 2; flavour < 6; flavour++) {
        chain.grow(9, 3, flavour); // as long as what it replaces: no import could tell
        follow(Kind.EVM, store, node.url(), 11, CALM);
      }
      assertThat(off.find(lost).orElseThrow().number()).isEqualTo(11);
      assertThat(off.find(tip(chain))).isEmpty();
      String truth = digest(Kind.EVM, store);
      Object newest = chain.answer("eth_getBlockByNumber", params("latest"));
      Path file = folder.resolve("newest.json");
      Files.writeString(file, JsonMapper.shared().writeValueAsString(newest));
      CommandLineRun run =
          CommandLineRun.of(
              "chain",
              "import",
              "evm",
              "--network",
              FakeEvm.NETWORK.chainId(),
              "--store",
              store,
              file);
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(digest(Kind.EVM, store)).isEqualTo(truth);
      assertThat(off.find(lost)).isPresent();
      chain.grow(9, 4, 1);
      follow(Kind.EVM, store, node.url(), 12, CALM);
      assertThat(off.find(lost)).as("on the chain again").isEmpty();
    }
  }

  private static JsonNode params(String first) {
    return JsonMapper.shared().valueToTree(List.of(first, true));
  }

  private static Hash256 tip(FakeEvm chain) throws IOException {
    JsonNode newest =
        JsonMapper.shared().valueToTree(chain.answer("eth_getBlockByNumber", params("latest")));
    return Hash256.ofHex(newest.path("hash").asString().substring(2));
  }
}

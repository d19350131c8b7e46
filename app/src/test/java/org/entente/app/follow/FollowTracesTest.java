package org.entente.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.peer.EvmAssembler;
import org.entente.app.peer.EvmPeer;
import org.entente.app.peer.FakeNode;
import org.entente.app.peer.FakeNode.Answers;
import org.entente.app.peer.FakeNode.Refusal;
import org.entente.chain.evm.EvmBlock.Proof;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.store1.MappedAccounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a contract pays on inside of a transaction stands in no log: a node's call traces tell it,
/// and where a node has none, that is said.
class FollowTracesTest {
  private static final long METHOD_NOT_FOUND = -32601;
  private static final String HEIR = "0x00000000000000000000000000000000000a11ce";

  private EvmPeer node;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    node = EvmPeer.start();
    String forwarder = node.deploy(node.account(0), EvmAssembler.forwarder(HEIR));
    node.pay(node.account(1), forwarder, 5000);
    node.mine(1);
    node.pay(node.account(2), forwarder, 700);
    node.pay(node.account(2), node.account(3), 11);
    node.mine(2);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private CommandLineRun follow(String store, String url, String format) {
    return CommandLineRun.of(
        "chain",
        "follow",
        "--once",
        "--format",
        format,
        "--store",
        folder.resolve(store).toString(),
        "--node",
        url);
  }

  /// anvil, but for what `other` answers.
  private FakeNode between(Answers other) throws IOException {
    return FakeNode.of(
        (method, params) -> {
          Object answer = other.answer(method, params);
          return answer == null ? through(method, params) : answer;
        });
  }

  private JsonNode through(String method, JsonNode params) throws Refusal, InterruptedException {
    List<Object> all = new ArrayList<>();
    params.forEach(all::add);
    try {
      return node.call(method, all.toArray());
    } catch (IOException e) {
      throw new Refusal(METHOD_NOT_FOUND, String.valueOf(e.getMessage()));
    }
  }

  private static Refusal noMethod() {
    return new Refusal(METHOD_NOT_FOUND, "the method does not exist/is not available");
  }

  private List<String> internal(String store) throws IOException {
    List<String> found = new ArrayList<>();
    try (MappedAccounts chain = MappedAccounts.open(folder.resolve(store))) {
      for (long transfer = 0; transfer < chain.transferCount(); transfer++) {
        if (chain.kind(transfer) == TransferKind.INTERNAL) {
          found.add(chain.amount(transfer) + " to " + chain.addressOf(chain.toHolding(transfer)));
        }
      }
    }
    return found;
  }

  private boolean isTraced(String store) throws IOException {
    try (MappedAccounts chain = MappedAccounts.open(folder.resolve(store))) {
      for (int block = 0; block < chain.blockCount(); block++) {
        if (!chain.block(block).proofs().contains(Proof.TRACES)) {
          return false;
        }
      }
      return true;
    }
  }

  private String digest(String store) throws IOException {
    try (MappedAccounts chain = MappedAccounts.open(folder.resolve(store))) {
      return chain.digest();
    }
  }

  private void assertSeen(String store) throws IOException {
    assertThat(internal(store)).hasSize(2);
    assertThat(internal(store).get(0)).startsWith("5000 to ").endsWithIgnoringCase(HEIR);
    assertThat(internal(store).get(1)).startsWith("700 to ").endsWithIgnoringCase(HEIR);
    assertThat(isTraced(store)).isTrue();
  }

  @Test
  void whatAContractPaysOnIsSeen() throws Exception {
    CommandLineRun run = follow("a", node.url(), "table");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).doesNotContain("traces");
    assertSeen("a");
  }

  @Test
  void parityTracesGiveTheSame() throws Exception {
    follow("a", node.url(), "table");
    try (FakeNode parity =
        between(
            (method, _) -> {
              if (method.startsWith("debug_")) {
                throw noMethod();
              }
              return null;
            })) {
      CommandLineRun run = follow("b", parity.url(), "table");
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain("traces");
      assertThat(parity.asked().stream().filter("debug_traceBlockByHash"::equals).count())
          .as("what is refused is not asked again, but by questions under way")
          .isBetween(1L, 2L);
    }
    assertSeen("b");
    assertThat(digest("b")).isEqualTo(digest("a"));
  }

  @Test
  void aNodeWithoutTracesIsFollowedAndThatIsSaidOnce() throws Exception {
    try (FakeNode plain =
        between(
            (method, _) -> {
              if (method.startsWith("debug_") || method.startsWith("trace_")) {
                throw noMethod();
              }
              return null;
            })) {
      CommandLineRun run = follow("a", plain.url(), "table");
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.err()).containsOnlyOnce("gives no call traces").contains("not seen");
      CommandLineRun json = follow("b", plain.url(), "json");
      assertThat(json.exit()).isZero();
      assertThat(json.out()).containsOnlyOnce("\"event\":\"untraced\"");
      assertThat(json.err()).containsOnlyOnce("gives no call traces");
    }
    assertThat(internal("a")).isEmpty();
    assertThat(isTraced("a")).isFalse();
  }

  @Test
  void aNodeThatHasLostOldStateIsAskedForNewBlocks() throws Exception {
    try (FakeNode pruned =
        between(
            (method, params) -> {
              if (method.startsWith("trace_")) {
                throw noMethod();
              }
              if (method.equals("debug_traceBlockByHash")
                  && through("eth_getBlockByHash", JsonMapper.shared().valueToTree(hash(params)))
                      .path("number")
                      .asString()
                      .matches("0x[0-2]")) {
                throw new Refusal(-32000, "required historical state unavailable (reexec=128)");
              }
              return null;
            })) {
      CommandLineRun run = follow("a", pruned.url(), "table");
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.err()).containsOnlyOnce("historical state unavailable");
    }
    assertThat(internal("a")).singleElement().asString().startsWith("700 to ");
  }

  private static List<Object> hash(JsonNode params) {
    return List.of(params.path(0).asString(), false);
  }

  @Test
  void tracesOfOtherTransactionsAreLeftOut() throws Exception {
    try (FakeNode wrong =
        between(
            (method, params) -> {
              if (!method.equals("debug_traceBlockByHash")) {
                return null;
              }
              String traces = through(method, params).toString();
              return JsonMapper.shared().readTree(traces.replace(node.account(2), node.account(4)));
            })) {
      CommandLineRun run = follow("a", wrong.url(), "table");
      assertThat(run.exit()).as(run.err()).isZero();
      assertThat(run.err()).contains("traces that do not fit");
    }
    assertThat(internal("a")).singleElement().asString().startsWith("5000 to ");
  }
}

package org.entente.app.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entente.app.node.RpcClient.Call;
import org.entente.app.peer.FakeEvm;
import org.entente.app.peer.FakeNode;
import org.entente.app.peer.FakeNode.Answers;
import org.entente.app.peer.FakeNode.Reply;
import org.entente.app.peer.FakeNode.Wire;
import org.entente.chain.follow.NodeFailure;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What comes back over the wire is a result or a failure that says what it is, and soon.
@Timeout(60)
class RpcClientTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static RpcClient small(FakeNode node) {
    return new RpcClient(NodeAddress.parse(node.url(), null, null), 1000, PATIENCE);
  }

  private static void assertFails(Wire wire, String... words) throws Exception {
    try (FakeNode node = FakeNode.on(wire);
        RpcClient rpc = small(node)) {
      long began = System.nanoTime();
      assertThatThrownBy(() -> rpc.call("eth_blockNumber"))
          .isInstanceOf(NodeFailure.class)
          .hasMessageContaining(node.url())
          .hasMessageContainingAll(words);
      assertThat(System.nanoTime() - began).isLessThan(9_000_000_000L);
    }
  }

  @Test
  void eachWrongAnswerIsSaidInWords() throws Exception {
    assertFails(_ -> Reply.of(429, "slow down"), "HTTP status 429");
    assertFails(_ -> Reply.of(500, ""), "HTTP status 500");
    assertFails(_ -> Reply.of(401, ""), "refuses the user or password");
    assertFails(_ -> Reply.of(404, ""), "HTTP status 404");
    assertFails(_ -> Reply.of(200, "<html>"), "with JSON");
    assertFails(_ -> Reply.of(200, ""), "eth_blockNumber");
    assertFails(_ -> Reply.of(200, "{\"id\":2,\"result\":\"0x1\"}"), "another question");
    assertFails(_ -> Reply.of(200, "{\"id\":1}"), "neither a result nor an error");
    assertFails(_ -> Reply.of(200, "[]"), "neither a result nor an error");
    assertFails(
        _ -> Reply.of(200, "{\"id\":1,\"error\":{\"code\":-32005,\"message\":\"limit\"}}"),
        "-32005",
        "limit");
    assertFails(_ -> Reply.of(200, "\"" + "a".repeat(2000) + "\""), "more than 1000 bytes");
    assertFails(_ -> new Reply(200, new byte[100], 100, 10, 1000), "too long");
    assertFails(_ -> new Reply(200, new byte[10], 100, 10, 0), "cannot reach");
    assertFails(_ -> Reply.of(200, "[".repeat(900)), "with JSON");
  }

  @Test
  void answersOfABatchAreSortedByTheirQuestions() throws Exception {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      calls.add(new Call("echo", List.of(i)));
    }
    String shuffled =
        """
        [{"id":2,"result":"c"},{"id":99,"result":"x"},{"id":0,"result":"a"},
         {"id":3,"error":{"code":1,"message":"no"}},{"result":"y"},7,{"id":1,"result":null}]\
        """;
    try (FakeNode node = FakeNode.on(_ -> Reply.of(200, shuffled));
        RpcClient rpc = small(node)) {
      List<@Nullable JsonNode> told = rpc.batch(calls);
      assertThat(told).hasSize(4);
      assertThat(Objects.requireNonNull(told.get(0)).asString()).isEqualTo("a");
      assertThat(Objects.requireNonNull(told.get(1)).isNull()).isTrue();
      assertThat(Objects.requireNonNull(told.get(2)).asString()).isEqualTo("c");
      assertThat(told.get(3)).as("the node says no").isNull();
    }
    try (FakeNode node = FakeNode.on(_ -> Reply.of(200, "{\"id\":1,\"result\":1}"));
        RpcClient rpc = small(node)) {
      assertThatThrownBy(() -> rpc.batch(calls)).hasMessageContaining("several questions");
    }
  }

  @Test
  void blocksThatANodeDoesNotKnowAreNoBlocks() throws Exception {
    FakeEvm chain = new FakeEvm(3);
    Answers forgetful =
        (method, params) ->
            method.startsWith("eth_getBlockBy") && params.path(1).asBoolean()
                ? null
                : chain.answer(method, params);
    try (FakeNode node = FakeNode.of(forgetful);
        EvmNode asked = new EvmNode(small(node), FakeEvm.NETWORK)) {
      assertThat(asked.hashAt(7)).isEmpty();
    }
    try (FakeNode node = FakeNode.of(forgetful);
        RpcClient rpc =
            new RpcClient(NodeAddress.parse(node.url(), null, null), 1 << 20, PATIENCE);
        EvmNode asked = new EvmNode(rpc, FakeEvm.NETWORK)) {
      assertThatThrownBy(() -> asked.block(asked.hashAt(2).orElseThrow(), 2))
          .isInstanceOf(NodeFailure.class)
          .hasMessageContaining("does not give block");
    }
  }

  @Test
  void anotherBlockThanAskedForIsNone() throws Exception {
    FakeEvm chain = new FakeEvm(5);
    Answers mixed =
        (method, params) -> {
          boolean whole = params.path(1).asBoolean(false);
          return chain.answer(whole ? "eth_getBlockByNumber" : method, whole ? latest() : params);
        };
    try (FakeNode node = FakeNode.of(mixed);
        RpcClient rpc =
            new RpcClient(NodeAddress.parse(node.url(), null, null), 1 << 20, PATIENCE);
        EvmNode asked = new EvmNode(rpc, FakeEvm.NETWORK)) {
      assertThatThrownBy(() -> asked.block(asked.hashAt(0).orElseThrow(), 0))
          .isInstanceOf(NodeFailure.class)
          .hasMessageContaining("another block");
    }
  }

  private static JsonNode latest() {
    return JsonMapper.shared().valueToTree(List.of("latest", true));
  }
}

package org.entente.chain.evm.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.chain.evm.trace.RandomCalls.ERROR;
import static org.entente.chain.evm.trace.RandomCalls.address;
import static org.entente.chain.evm.trace.RandomCalls.calls;
import static org.entente.chain.evm.trace.RandomCalls.flatTrace;
import static org.entente.chain.evm.trace.RandomCalls.frame;
import static org.entente.chain.evm.trace.RandomCalls.logs;
import static org.entente.chain.evm.trace.RandomCalls.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// One tree of calls, told in both languages of nodes.
class CallTracesTest {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(CallFrames.JSON_DEPTH).build())
          .build();

  private static JsonParser json(String text) {
    JsonParser json = JSON.createParser(ObjectReadContext.empty(), text);
    json.nextToken();
    return json;
  }

  private static CallSteps frames(String text) {
    try (JsonParser json = json(text)) {
      return CallFrames.read(json);
    }
  }

  private static CallSteps flat(String text) {
    try (JsonParser json = json(text)) {
      return CallSteps.of(FlatTraceJson.list(json));
    }
  }

  @Test
  void theTopCallIsNotAmongTheMovesAndCallsOfOthersMoveNothing() {
    CallSteps steps =
        frames(
            frame(
                "CALL",
                1,
                2,
                9,
                calls(
                    frame("CALL", 2, 3, 4, ""),
                    frame("DELEGATECALL", 2, 4, 4, calls(frame("CALL", 2, 5, 6, ""))),
                    frame("CALLCODE", 2, 6, 7, ""),
                    frame("STATICCALL", 2, 7, 0, ""),
                    frame("CREATE2", 2, 8, 1, ""),
                    frame("SELFDESTRUCT", 8, 9, 3, ""))));
    assertThat(steps.top())
        .isEqualTo(new CallSteps.Top(address(1), address(2), Uint256.of(9), false, false));
    assertThat(steps.moves())
        .containsExactly(
            move(2, 3, 4, -1), move(2, 5, 6, -1), move(2, 8, 1, -1), move(8, 9, 3, -1));
  }

  @Test
  void whatARevertedCallEnclosesMovesNothing() {
    CallSteps steps =
        frames(
            frame(
                "CALL",
                1,
                2,
                0,
                calls(
                    frame("CALL", 2, 3, 4, ERROR + calls(frame("CALL", 3, 4, 4, ""))),
                    frame("CALL", 2, 5, 6, ""))));
    assertThat(steps.moves()).containsExactly(move(2, 5, 6, -1));
    CallSteps failed = frames(frame("CALL", 1, 2, 9, ERROR + calls(frame("CALL", 2, 3, 4, ""))));
    assertThat(failed.top().failed()).isTrue();
    assertThat(failed.moves()).isEmpty();
  }

  @Test
  void positionsOfLogsPlaceTheMovesAmongThem() {
    CallSteps steps =
        frames(
            frame(
                "CALL",
                1,
                2,
                0,
                calls(
                        frame("CALL", 2, 3, 4, logs(3, 0)),
                        frame("CALL", 2, 5, 6, ""),
                        frame("CALL", 2, 6, 7, ERROR))
                    + logs(2, 0, 1, 3)));
    assertThat(steps.moves()).containsExactly(move(2, 3, 4, 1), move(2, 5, 6, 3));
    assertThat(steps.loggers()).containsExactly(address(2), address(3), address(2), address(2));
    List<EvmLog> logs = new ArrayList<>();
    for (int contract : List.of(2, 3, 2, 2)) {
      logs.add(new EvmLog(address(contract), List.of(), new byte[0], logs.size()));
    }
    assertThat(steps.movesAmong(logs)).isEqualTo(steps.moves());
    assertThat(steps.movesAmong(logs.subList(0, 3)))
        .containsExactly(move(2, 3, 4, -1), move(2, 5, 6, -1));
  }

  @Test
  void callsNestAsDeepAsTheMachineAllowsAndNoDeeper() {
    String deep = frame("CALL", 2, 3, 1, "");
    for (int i = 0; i < 1023; i++) {
      deep = frame("CALL", 2, 3, 1, calls(deep));
    }
    assertThat(frames(frame("CALL", 1, 2, 0, calls(deep))).moves()).hasSize(1024);
    String tooDeep = frame("CALL", 2, 3, 1, calls(frame("CALL", 2, 3, 1, calls(deep))));
    assertThatThrownBy(() -> frames(frame("CALL", 1, 2, 0, calls(tooDeep))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested more than 1025 deep");
  }

  @Test
  void unknownKindsOfCallsAndMissingParentsAreNotGuessed() {
    assertThatThrownBy(() -> frames(frame("CALL", 1, 2, 0, calls(frame("TELEPORT", 2, 3, 4, "")))))
        .hasMessageContaining("unknown type");
    assertThatThrownBy(() -> flat("[" + flatTrace("call", 1, 2, 3, "0", "") + "]"))
        .hasMessageContaining("without the call of the transaction itself");
    assertThatThrownBy(
            () ->
                flat(
                    "["
                        + flatTrace("call", 1, 2, 3, "", "")
                        + ","
                        + flatTrace("call", 1, 2, 3, "0,1", "")
                        + "]"))
        .hasMessageContaining("without its parent");
  }

  @Test
  void bothLanguagesTellTheSameMoves() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      RandomCalls made = new RandomCalls(random);
      CallSteps byFrames = frames(made.frames());
      CallSteps byPlaces = flat(made.flat());
      assertThat(byFrames.moves()).as("seed " + seed).isEqualTo(made.moves());
      assertThat(byPlaces).as("seed " + seed).isEqualTo(byFrames);
    }
  }
}

package org.entente.app.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.CommandLineRun;
import org.entente.app.peer.EvmAssembler;
import org.entente.app.peer.EvmPeer;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A theft of ether and tokens on a real node, followed as it happens.
class LiveEvmTest {
  private static final long LOOT = 5_000_000_000_000_000_000L;
  private static final long HOP = 4_000_000_000_000_000_000L;

  private EvmPeer node;
  private String token;
  private String theft;

  @TempDir private Path folder;

  @BeforeEach
  void steal() throws Exception {
    node = EvmPeer.start();
    token = node.deploy(node.account(0), EvmAssembler.token(1_000_000));
    theft = node.pay(node.account(0), address("thief"), LOOT);
    node.mine(1);
  }

  @AfterEach
  void stop() {
    node.close();
  }

  /// Accounts whose keys the node has.
  private String address(String name) throws Exception {
    return node.account(List.of("victim", "thief", "mule", "desk", "stranger").indexOf(name));
  }

  /// One that nobody has the key of.
  private static final String COLLECTOR = "0x00000000000000000000000000000000c0ffee00";

  private List<String> command(String start, String... more) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of("trace", "--live", "theft", "--from", start));
    line.addAll(List.of("--store", folder.resolve("a").toString(), "--node", node.url()));
    line.addAll(List.of(more));
    return line;
  }

  private List<JsonNode> look(String start, String... more) {
    List<String> line = command(start, more);
    line.add("--once");
    CommandLineRun run = CommandLineRun.of(line.toArray());
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run.out().lines().map(text -> JsonMapper.shared().readTree(text)).toList();
  }

  private static String stage(JsonNode alert) {
    return alert.path("stage").asString() + " " + alert.path("tx").asString();
  }

  @Test
  void etherIsSeenToMoveAtFirstSightAndAgainWhenMined() throws Exception {
    assertThat(look(theft)).isEmpty();
    String hop = node.pay(address("thief"), address("mule"), HOP);
    List<JsonNode> seen = look(theft);
    assertThat(seen).extracting(LiveEvmTest::stage).containsExactly("seen " + hop);
    assertThat(seen.getFirst().at("/to/0/amount").asString()).isEqualTo(Long.toString(HOP));
    assertThat(look(theft)).isEmpty();
    node.mine(1);
    List<JsonNode> mined = look(theft);
    assertThat(mined).extracting(LiveEvmTest::stage).containsExactly("mined " + hop);
    assertThat(mined.getFirst().at("/to").toString()).contains(address("mule") + "@ETH");
    assertThat(mined.getFirst().at("/to/0/kind").asString()).isEqualTo("fee");
    assertThat(look(theft)).isEmpty();
  }

  @Test
  void tokensAreFollowedIntoALabelledService() throws Exception {
    Path watch = Files.writeString(folder.resolve("w.csv"), address("desk") + ",Desk,exchange\n");
    String[] more = {"--watch", watch.toString()};
    node.transfer(token, node.account(0), address("thief"), 1000);
    node.mine(1);
    String start = address("thief") + "@" + token;
    assertThat(look(start, more)).isEmpty();
    String hop = node.transfer(token, address("thief"), address("desk"), 400);
    node.mine(1);
    JsonNode alert = look(start, more).getLast();
    assertThat(stage(alert)).isEqualTo("mined " + hop);
    assertThat(alert.path("events").toString()).contains("moved", "service");
    assertThat(alert.at("/to/0/amount").asString()).isEqualTo("400");
    assertThat(alert.at("/to/0/asset").asString()).isEqualTo(token);
    assertThat(alert.at("/to/0/label").asString()).isEqualTo("Desk");
  }

  @Test
  void anAlertNamesTheExitByTheWatchList() throws Exception {
    Path watch = Files.writeString(folder.resolve("w.csv"), address("desk") + ",Desk,exchange\n");
    String[] more = {"--watch", watch.toString(), "--exits"};
    look(theft, more);
    node.pay(address("thief"), address("desk"), HOP);
    JsonNode seen = look(theft, more).getLast();
    node.mine(1);
    JsonNode mined = look(theft, more).getLast();
    for (JsonNode alert : List.of(seen, mined)) {
      assertThat(alert.path("events").toString()).contains("exit");
      assertThat(alert.path("to").toString())
          .contains("\"exit\":{\"kind\":\"exchange\",\"status\":\"open\",\"holder\":[\"Desk\"]");
    }
  }

  @Test
  void whatAReorganisationUndoesIsTakenBack() throws Exception {
    look(theft);
    String hop = node.pay(address("thief"), address("mule"), HOP);
    node.mine(1);
    assertThat(look(theft)).extracting(LiveEvmTest::stage).containsExactly("mined " + hop);
    node.call("anvil_reorg", 1, List.of());
    node.mine(1);
    assertThat(look(theft)).extracting(LiveEvmTest::stage).contains("undone " + hop);
  }

  @Test
  void anAddressMayBeWatchedBeforeAnythingArrives() throws Exception {
    String start = COLLECTOR;
    assertThat(look(start)).isEmpty();
    String first = node.pay(address("stranger"), COLLECTOR, HOP);
    node.mine(1);
    List<JsonNode> alerts = look(start);
    assertThat(alerts).extracting(LiveEvmTest::stage).containsExactly("mined " + first);
    assertThat(alerts.getFirst().path("events").toString()).isEqualTo("[\"started\"]");
  }

  @Test
  void aSubscriptionTellsAtOnce() throws Exception {
    look(theft);
    List<String> line = command(theft, "--poll", "60000");
    line.set(line.indexOf(node.url()), node.webSocketUrl());
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    all.addAll(List.of(System.getProperty("java.class.path"), "org.entente.app.Entente"));
    all.addAll(line);
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.redirectError(folder.resolve("log").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    try (var out = process.inputReader(StandardCharsets.UTF_8)) {
      for (int wait = 0; wait < 200 && !log().contains("at height"); wait++) {
        Thread.sleep(50);
      }
      Thread.sleep(500);
      String hop = node.pay(address("thief"), address("mule"), HOP);
      node.mine(1);
      assertThat(out.readLine()).contains(hop);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private String log() throws Exception {
    Path log = folder.resolve("log");
    return Files.exists(log) ? Files.readString(log) : "";
  }
}

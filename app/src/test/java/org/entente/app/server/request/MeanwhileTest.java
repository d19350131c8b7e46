package org.entente.app.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.door.LocalNode;
import org.entente.app.server.watch.NodeAlerts;
import org.entente.base.Network;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.crypto.CaipNames;
import org.entente.trace.live.Alert;
import org.entente.trace.live.Walked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node that runs says of followed money that leaves while a request is open.
class MeanwhileTest {
  private static final String CHAIN = CaipNames.chain(Network.MAINNET).toString();
  private static final String THIEF = "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq";
  private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path folder;
  private LocalNode us;
  private LocalNode jp;
  private NodeAlerts alerts;
  private int txs;

  @BeforeEach
  void ally() throws Exception {
    at(0);
    us = node("us", "USA");
    jp = node("jp", "JPN");
    us.know(jp);
    jp.know(us);
    alerts = NodeAlerts.to(folder.resolve("us"));
  }

  @AfterEach
  void stop() {
    us.close();
    jp.close();
  }

  private LocalNode node(String name, String country) throws Exception {
    Map<String, String> clock = Map.of("test.clock", folder.resolve("clock").toString());
    LocalNode made = LocalNode.start(folder.resolve(name), name, country, clock);
    made.person("ann-" + name, Role.ANALYST);
    made.person("bob-" + name, Role.APPROVER);
    return made;
  }

  /// The clock of both nodes, in minutes from the begin.
  private void at(int minutes) throws Exception {
    Path next = Files.writeString(folder.resolve("next"), time(minutes).toString());
    Files.move(
        next,
        folder.resolve("clock"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private static Instant time(int minutes) {
    return BEGIN.plusSeconds(60L * minutes);
  }

  private static Alert.Where block(int minutes) {
    return new Alert.Where("b" + minutes, 1000 + minutes, time(minutes).getEpochSecond());
  }

  /// A transaction in the block of that minute spends so much of the thief's, with change.
  private void moves(String stage, int tx, int minutes, long amount, long change) throws Exception {
    String party =
        "{\"at\":\"x\",\"address\":\"%s\",\"asset\":\"BTC\",\"amount\":\"%d\",\"kind\":\"unspent\"}";
    String id = "a" + ++txs;
    String line =
        """
        {"id":"%s","live":"theft","stage":"%s","events":["moved"],"method":"fifo",
        "network":"mainnet","tx":"tx%d","block":"b%d","height":%d,"time":"%s",
        "from_count":1,"from":[%s],"to_count":1,"to":[%s]}\
        """
            .formatted(
                id,
                stage,
                tx,
                minutes,
                1000 + minutes,
                time(minutes),
                party.formatted(THIEF, amount),
                party.formatted(THIEF, change));
    alerts.take(id, line);
  }

  private void follows(int from, int to) throws Exception {
    alerts.reached(new Walked("theft", "mainnet", "fifo", block(from), block(to)));
  }

  private static JsonValue.Members json(String text) {
    return (JsonValue.Members) JsonReader.parse("test", text);
  }

  private static void act(LocalNode at, String id, String act, String body) throws Exception {
    at.post("/x/requests/" + id + "/" + act, json(body));
  }

  private String send() throws Exception {
    String draft =
        """
        {"to":"jp","as":"ann-us","kind":"freeze-address","place":"%s","target":"%s",
        "text":"stolen","legal_basis":"18 U.S.C. 981(b)"}\
        """
            .formatted(CHAIN, THIEF);
    String id = us.post("/x/requests", json(draft)).optional("id").orElseThrow();
    act(us, id, "approve", "{\"as\":\"bob-us\"}");
    act(us, id, "send", "{\"as\":\"ann-us\"}");
    return id;
  }

  private static void await(LocalNode at, String id, String state) throws Exception {
    NodeGroup.await(
        () -> {
          try {
            return state.equals(at.get("/x/requests/" + id).text("state"));
          } catch (Exception _) {
            return false;
          }
        });
  }

  private static String left(JsonValue.Members live, String since) {
    List<JsonValue> amounts = live.items(since);
    return live.get(since) instanceof JsonValue.Null
        ? "unknown"
        : amounts.isEmpty()
            ? "0"
            : ((JsonValue.Members) amounts.getFirst()).text("amount")
                + " "
                + ((JsonValue.Members) amounts.getFirst()).text("asset");
  }

  private JsonValue.Members live(String id) throws Exception {
    List<JsonValue> all = us.get("/x/requests/" + id).items("meanwhile");
    assertThat(all).hasSize(1);
    return (JsonValue.Members) all.getFirst();
  }

  @Test
  void an_open_request_shows_what_left_since_each_step_as_the_chain_goes_on() throws Exception {
    String id = send();
    await(us, id, "delivered");
    assertThat(us.get("/x/requests/" + id).get("meanwhile")).isEqualTo(new JsonValue.Null());
    follows(-10, 0);
    assertThat(left(live(id), "sent")).isEqualTo("0");
    assertThat(live(id).has("acknowledged")).isFalse();
    at(5);
    moves("mined", 1, 4, 700, 200);
    follows(-10, 4);
    String sat = " " + CHAIN + "/slip44:0";
    assertThat(left(live(id), "sent")).isEqualTo("500" + sat);
    assertThat(left(live(id), "delivered")).isEqualTo("500" + sat);
    act(jp, id, "acknowledge", "{\"as\":\"ann-jp\"}");
    await(us, id, "opened");
    at(9);
    moves("mined", 2, 8, 90, 0);
    follows(-10, 8);
    JsonValue.Members now = live(id);
    assertThat(left(now, "sent")).isEqualTo("590" + sat);
    assertThat(left(now, "acknowledged")).isEqualTo("90" + sat);
    assertThat(now.members("as_of"))
        .isEqualTo(
            json("{\"block\":\"b8\",\"height\":1008,\"time\":\"2026-03-01T00:08:00.000000Z\"}"));
    assertThat(us.get("/x/requests/board").items("running").toString())
        .contains("590")
        .contains("b8");
    for (String[] words : new String[][] {{"show", id}, {"board"}}) {
      CommandLineRun shown = run(words);
      assertThat(shown.out()).contains("acknowledged", "90" + sat, "theft (fifo)", "1008 2026");
    }
    // The block of the second is off the chain.
    moves("undone", 2, 8, 0, 0);
    assertThat(left(live(id), "acknowledged")).isEqualTo("0");
    assertThat(jp.get("/x/requests/" + id).get("meanwhile")).isEqualTo(new JsonValue.Null());
    // Nobody has heard of the trace for long: what left since is not known any more.
    at(30);
    assertThat(us.get("/x/requests/" + id).get("meanwhile")).isEqualTo(new JsonValue.Null());
    CommandLineRun shown = run("show", id);
    assertThat(shown.out()).contains("unknown");
    // It reports again, and begins later: only what it covers is told.
    alerts = NodeAlerts.to(folder.resolve("us"));
    follows(20, 25);
    assertThat(left(live(id), "sent")).isEqualTo("unknown");
  }

  private CommandLineRun run(String... words) {
    List<Object> line = new java.util.ArrayList<>(List.of("request", words[0]));
    line.addAll(List.of("--dir", folder.resolve("us"), "--format", "table"));
    line.addAll(List.of(words).subList(1, words.length));
    CommandLineRun run = CommandLineRun.of(line.toArray());
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  @Test
  void what_leaves_after_the_effect_is_not_counted_and_what_is_closed_shows_no_figure()
      throws Exception {
    follows(-10, 0);
    String id = send();
    await(us, id, "delivered");
    act(jp, id, "acknowledge", "{\"as\":\"ann-jp\"}");
    act(jp, id, "answer", "{\"word\":\"accept\",\"as\":\"ann-jp\",\"legal_basis\":\"law\"}");
    act(jp, id, "approve", "{\"as\":\"bob-jp\"}");
    at(5);
    act(jp, id, "effect", "{\"word\":\"start\",\"as\":\"ann-jp\"}");
    String partial =
        "{\"word\":\"partial\",\"as\":\"ann-jp\",\"amounts\":[{\"asset\":\"USD\",\"amount\":\"1\"}]}";
    act(jp, id, "effect", partial);
    await(us, id, "partial");
    moves("mined", 1, 4, 3, 0);
    follows(-10, 4);
    assertThat(left(live(id), "sent")).startsWith("3 ");
    act(jp, id, "effect", partial.replace("partial", "full"));
    await(us, id, "effective");
    assertThat(us.get("/x/requests/" + id).has("meanwhile")).isFalse();
  }
}

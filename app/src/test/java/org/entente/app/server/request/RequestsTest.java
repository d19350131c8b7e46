package org.entente.app.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.TestStore;
import org.entente.app.server.command.request.RequestOffers;
import org.entente.app.server.door.LocalNode;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests between nodes that run.
@ParameterizedClass
@EnumSource(TestStore.class)
class RequestsTest {
  private static final String DRAFT =
      """
      {"to":"%s","as":"%s","kind":"freeze-address","place":"eip155:1",
      "target":"0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2","text":"stolen from Bybit",
      "legal_basis":"18 U.S.C. 981(b)","evidence":[{"title":"trace"}]}\
      """;

  @Parameter private TestStore kept = TestStore.SQLITE;
  @TempDir private Path folder;
  private final List<LocalNode> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(LocalNode::close);
  }

  private LocalNode node(String name, String country, Map<String, String> settings)
      throws IOException {
    LocalNode made = LocalNode.start(folder.resolve(name), name, country, kept.keys(settings));
    nodes.add(made);
    made.person("ann-" + name, Role.ANALYST);
    made.person("bob-" + name, Role.APPROVER);
    made.person("cho-" + name, Role.APPROVER);
    return made;
  }

  private void alliance(String... namesAndCountries) throws IOException {
    for (int i = 0; i < namesAndCountries.length; i += 2) {
      node(namesAndCountries[i], namesAndCountries[i + 1], Map.of());
    }
    for (LocalNode one : nodes) {
      for (LocalNode other : nodes) {
        if (!one.equals(other)) {
          one.know(other);
        }
      }
    }
  }

  private static JsonValue.Members json(String text) {
    return (JsonValue.Members) JsonReader.parse("test", text);
  }

  private static String draft(LocalNode at, String to) throws IOException {
    JsonValue.Members drafted =
        at.post("/x/requests", json(DRAFT.formatted(to, "ann-" + at.name())));
    return drafted.optional("id").orElseThrow();
  }

  private static String send(LocalNode at, String to) throws IOException {
    String id = draft(at, to);
    act(at, id, "approve", "{\"as\":\"bob-" + at.name() + "\"}");
    act(at, id, "send", "{\"as\":\"ann-" + at.name() + "\"}");
    return id;
  }

  private static JsonValue.Members act(LocalNode at, String id, String act, String body)
      throws IOException {
    return at.post("/x/requests/" + id + "/" + act, json(body));
  }

  private static JsonValue.Members await(LocalNode at, String id, String state) throws Exception {
    return await(
        () -> at.get("/x/requests/" + id), one -> state.equals(one.optional("state").orElse("")));
  }

  private static JsonValue.Members await(
      Callable<JsonValue.Members> question,
      java.util.function.Predicate<JsonValue.Members> condition)
      throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    JsonValue.Members last = JsonValue.Members.NONE;
    while (System.nanoTime() < end) {
      try {
        last = question.call();
        if (condition.test(last)) {
          return last;
        }
      } catch (BadInput e) {
        assertThat(e.getMessage()).contains("no request");
      }
      Thread.sleep(10);
    }
    throw new AssertionError(last);
  }

  private static List<String> steps(JsonValue.Members request) {
    return request.items("history").stream()
        .map(one -> ((JsonValue.Members) one).optional("step").orElse(""))
        .toList();
  }

  /// The states that a node told of a request from an event on, once the last is what is awaited.
  private static List<String> heard(LocalNode at, long from, String id, String last)
      throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    List<String> states = List.of();
    while (System.nanoTime() < end && !(states.contains(last) && states.getLast().equals(last))) {
      Thread.sleep(10);
      states =
          at.node().events().after(from, Duration.ofMillis(100)).events().stream()
              .filter(one -> one.type().equals("request"))
              .map(one -> json(one.data()))
              .filter(one -> id.equals(one.optional("id").orElse("")))
              .map(one -> one.optional("state").orElse(""))
              .toList();
    }
    return states;
  }

  @Test
  void whoever_watches_hears_once_of_each_change_wherever_it_was_made() throws Exception {
    alliance("us", "USA", "jp", "JPN");
    LocalNode us = nodes.get(0);
    LocalNode jp = nodes.get(1);
    long ours = us.node().events().last();
    long theirs = jp.node().events().last();
    String id = send(us, "jp");
    assertThat(draft(us, "jp")).isEqualTo(id); // joins in: nothing changed
    assertThat(heard(us, ours, id, "delivered"))
        .containsExactly("draft", "approved", "sent", "delivered");
    assertThat(heard(jp, theirs, id, "delivered")).containsExactly("delivered");
    act(jp, id, "acknowledge", "{\"as\":\"ann-jp\"}");
    assertThat(heard(jp, theirs, id, "opened")).containsExactly("delivered", "opened");
    assertThat(heard(us, ours, id, "opened")).endsWith("delivered", "opened").hasSize(5);
  }

  @Test
  void a_request_is_sent_by_two_people_and_comes_back_with_its_effect() throws Exception {
    alliance("us", "USA", "jp", "JPN");
    LocalNode us = nodes.get(0);
    LocalNode jp = nodes.get(1);
    String id = draft(us, "jp");
    assertThatThrownBy(() -> act(us, id, "send", "{\"as\":\"ann-us\"}"))
        .hasMessageContaining("Nobody has approved it");
    assertThatThrownBy(() -> act(us, id, "approve", "{\"as\":\"ann-us\"}"))
        .hasMessageContaining("no approver");
    act(us, id, "approve", "{\"as\":\"bob-us\"}");
    assertThat(us.get("/x/requests/" + id).text("state")).isEqualTo("approved");
    act(us, id, "send", "{\"as\":\"ann-us\"}");
    await(us, id, "delivered");
    act(jp, id, "acknowledge", "{\"as\":\"ann-jp\"}");
    String accept = "{\"word\":\"accept\",\"as\":\"bob-jp\",\"legal_basis\":\"外為法\"}";
    act(jp, id, "answer", accept);
    assertThatThrownBy(() -> act(jp, id, "approve", "{\"as\":\"bob-jp\"}"))
        .hasMessageContaining("somebody else");
    await(us, id, "opened");
    act(jp, id, "approve", "{\"as\":\"cho-jp\"}");
    await(us, id, "accepted");
    act(
        jp,
        id,
        "effect",
        "{\"word\":\"submit\",\"party_kind\":\"issuer\",\"party\":\"Circle\","
            + "\"reference\":\"C-1\"}");
    act(
        jp,
        id,
        "effect",
        "{\"word\":\"full\",\"amounts\":[{\"asset\":\"eip155:1/erc20:0xa\",\"amount\":\"5\"}]}");
    JsonValue.Members effective = await(us, id, "effective");
    assertThat(steps(effective))
        .containsExactly("send", "deliver", "open", "accept", "start", "submit", "effect");
    act(us, id, "close", "{\"as\":\"ann-us\",\"result\":\"proven\"}");
    JsonValue.Members closed = await(jp, id, "closed");
    assertThat(steps(closed)).endsWith("verify", "close");
    assertThat(closed.items("frozen")).hasSize(1);
    assertThat(closed.toString()).doesNotContain("ann-us").doesNotContain("bob-us");
    JsonValue.Members board = us.get("/x/requests/board");
    JsonValue.Members figures = (JsonValue.Members) board.items("figures").getFirst();
    assertThat(figures.all()).containsKeys("deliver", "acknowledge", "decide", "effect");
    assertThat(board.items("running")).isEmpty();
  }

  @Test
  void two_who_ask_the_same_are_one_piece_of_work_and_neither_learns_of_the_other()
      throws Exception {
    alliance("us", "USA", "kr", "KOR", "jp", "JPN");
    LocalNode us = nodes.get(0);
    LocalNode kr = nodes.get(1);
    LocalNode jp = nodes.get(2);
    String first = send(us, "jp");
    await(us, first, "delivered");
    String second = send(kr, "jp");
    await(kr, second, "delivered");
    assertThat(us.post("/x/requests", json(DRAFT.formatted("jp", "ann-us"))).get("merged"))
        .isEqualTo(JsonValue.of(true));
    JsonValue.Members seen = jp.get("/x/requests/" + second);
    assertThat(seen.items("duplicates")).hasSize(1);
    assertThat(((JsonValue.Members) seen.items("duplicates").getFirst()).text("id"))
        .isEqualTo(first);
    act(jp, second, "answer", "{\"word\":\"ask\",\"text\":\"since when?\"}");
    await(us, first, "needs-info");
    JsonValue.Members asked = await(kr, second, "needs-info");
    assertThat(asked.items("duplicates")).isEmpty();
    assertThat(asked.toString()).doesNotContain(first).doesNotContain("entente/us");
  }

  @Test
  void what_is_late_is_escalated_and_expires() throws Exception {
    Path clock = folder.resolve("clock");
    java.nio.file.Files.writeString(clock, "2026-03-01T00:00:00Z");
    LocalNode us = node("us", "USA", Map.of("test.clock", clock.toString()));
    LocalNode jp = node("jp", "JPN", Map.of("test.clock", clock.toString()));
    us.know(jp);
    jp.know(us);
    String id = send(us, "jp");
    await(us, id, "delivered");
    java.nio.file.Files.writeString(clock, "2026-03-01T00:06:00Z");
    await(
        () -> jp.get("/x/requests/" + id),
        one -> one.get("level") instanceof JsonValue.Numeral l && l.text().equals("1"));
    java.nio.file.Files.writeString(clock, "2026-03-05T00:00:00Z");
    await(jp, id, "expired");
  }

  @Test
  void nothing_is_sent_to_a_partner_that_is_suspended() throws Exception {
    alliance("us", "USA", "jp", "JPN");
    LocalNode us = nodes.get(0);
    String id = draft(us, "jp");
    act(us, id, "approve", "{\"as\":\"bob-us\"}");
    us.post("/x/admin/partner-state", MadeObjects.action("name", "jp", "state", "suspended"));
    assertThatThrownBy(() -> act(us, id, "send", "{\"as\":\"ann-us\"}"))
        .hasMessageContaining("suspended");
    assertThat(us.get("/x/requests/" + id).text("state")).isEqualTo("approved");
    assertThat(us.node().outbox().standing("jp").sent()).isZero();
  }

  @Test
  void an_event_goes_to_its_parties_only() throws Exception {
    alliance("us", "USA", "kr", "KOR", "jp", "JPN");
    LocalNode us = nodes.get(0);
    String id = send(us, "jp");
    await(us, id, "delivered");
    JsonValue.Members released = us.get("/x/requests/" + id);
    assertThat(released.items("history")).hasSize(2);
    String event =
        nodes.get(2).get("/x/received?from=us").items("items").stream()
            .map(one -> ((JsonValue.Members) one).optional("id").orElse(""))
            .filter(one -> one.startsWith("entente-request-event--"))
            .findFirst()
            .orElseThrow();
    JsonValue.Members answer =
        us.post("/x/releases", json("{\"to\":[\"kr\"],\"ids\":[\"" + event + "\"]}"));
    assertThat(answer.items("released")).isEmpty();
    assertThat(answer.items("withheld").toString()).contains("its parties only");
  }

  private static final String ALERT =
      """
      {"id":"a1","live":"secret-operation","stage":"%s","events":["moved","exit"],"method":"fifo",
      "network":"ethereum","tx":"0x11","block":null,"height":null,"time":null,"from":[],
      "to":[{"at":"x","address":"0x47666fab8bd0ac7003bce3f5c3585383f09486e2",
      "asset":"0xdac17f958d2ee523a2206206994597c13d831ec7","amount":"400","kind":"account",
      "exit":{"kind":"issuer","status":"%s","holder":[],
      "stoppers":[{"who":"Tether","how":"addBlackList(address)"}]}}]}\
      """;

  @Test
  void an_alert_at_an_exit_lies_ready_as_a_draft_that_two_people_must_send() throws Exception {
    alliance("us", "USA", "jp", "JPN");
    LocalNode us = nodes.get(0);
    List<String> troubles = new ArrayList<>();
    RequestOffers offers =
        new RequestOffers(
            folder.resolve("us"), Map.of("Tether", "jp"), "18 U.S.C. 981(b)", troubles::add);
    offers.take("a0", ALERT.formatted("dropped", "open"));
    offers.take("a0", ALERT.formatted("seen", "frozen"));
    assertThat(us.get("/x/requests").items("requests")).isEmpty();
    long begun = System.nanoTime();
    offers.take("a1", ALERT.formatted("seen", "open"));
    offers.take("a1", ALERT.formatted("mined", "open"));
    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
    List<JsonValue> drafts = us.get("/x/requests").items("requests");
    assertThat(drafts).hasSize(1);
    String id = ((JsonValue.Members) drafts.getFirst()).optional("id").orElseThrow();
    assertThat(us.get("/x/requests/" + id).toString())
        .contains("Tether can stop it: addBlackList(address)")
        .contains("400")
        .doesNotContain("secret-operation");
    act(us, id, "approve", "{\"as\":\"bob-us\"}");
    assertThatThrownBy(() -> act(us, id, "send", "{\"as\":\"bob-us\"}"))
        .hasMessageContaining("Somebody else must send");
    act(us, id, "send", "{\"as\":\"ann-us\"}");
    await(us, id, "delivered");
    assertThat(troubles).isEmpty();
  }

  @Test
  void where_two_are_needed_a_release_waits_for_the_second() throws Exception {
    LocalNode us = node("us", "USA", Map.of("release.two-person", "true"));
    LocalNode jp = node("jp", "JPN", Map.of());
    us.know(jp);
    jp.know(us);
    String going =
        MadeObjects.bundle(
            List.of(MadeObjects.indicator(1, "one", org.entente.exchange.stix.Tlp.GREEN.id())));
    JsonValue.Members waits =
        us.post(
            "/x/releases", json("{\"as\":\"bob-us\",\"to\":[\"jp\"],\"bundle\":" + going + "}"));
    assertThat(waits.members("proposal").text("standing")).isEqualTo("draft");
    assertThat(us.node().outbox().standing("jp").sent()).isZero();
    String approve = "/x/releases/proposals/1/approve";
    assertThatThrownBy(() -> us.post(approve, json("{\"as\":\"bob-us\"}")))
        .hasMessageContaining("somebody else");
    assertThatThrownBy(() -> us.post(approve, json("{\"as\":\"ann-us\"}")))
        .hasMessageContaining("no approver");
    assertThat(us.post(approve, json("{\"as\":\"cho-us\"}")).items("released")).hasSize(1);
    assertThat(us.node().outbox().standing("jp").sent()).isEqualTo(1);
    assertThatThrownBy(() -> us.post(approve, json("{\"as\":\"cho-us\"}")))
        .hasMessageContaining("already");
  }
}

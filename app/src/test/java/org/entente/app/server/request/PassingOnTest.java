package org.entente.app.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.bundle;
import static org.entente.app.server.MadeObjects.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.CommandLineRun;
import org.entente.app.server.door.LocalNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Role;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What came from one partner goes to another only as its originator says.
class PassingOnTest {
  private static final String ID = "indicator--00000001-0000-4000-8000-000000000000";

  @TempDir private Path folder;
  private Path clock;
  private final List<LocalNode> nodes = new ArrayList<>();
  private LocalNode us;
  private LocalNode jp;
  private LocalNode kr;

  @BeforeEach
  void alliance() throws IOException {
    clock = folder.resolve("clock");
    setClock("2026-03-01T00:00:00Z");
    us = node("us", "USA");
    jp = node("jp", "JPN");
    kr = node("kr", "KOR");
    for (LocalNode one : nodes) {
      for (LocalNode other : nodes) {
        if (!one.equals(other)) {
          one.know(other);
        }
      }
    }
  }

  @AfterEach
  void stop() {
    nodes.forEach(LocalNode::close);
  }

  /// At once: a node may read it at any instant.
  private void setClock(String time) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), time);
    Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE);
  }

  private LocalNode node(String name, String country) throws IOException {
    Map<String, String> settings = Map.of("test.clock", clock.toString());
    LocalNode made = LocalNode.start(folder.resolve(name), name, country, settings);
    nodes.add(made);
    made.person("ann", Role.ANALYST);
    made.person("bob", Role.APPROVER);
    made.person("cho", Role.APPROVER);
    return made;
  }

  private static JsonValue.Members json(String text) {
    return (JsonValue.Members) JsonReader.parse("test", text);
  }

  private static void give(LocalNode from, String to, String more, String marking)
      throws IOException {
    String one = bundle(List.of(indicator(1, "one", marking)));
    JsonValue.Members answer =
        from.post(
            "/x/releases", json("{\"to\":[\"%s\"]%s,\"bundle\":%s}".formatted(to, more, one)));
    assertThat(answer.items("released")).hasSize(1);
  }

  private static JsonValue.Members passOn(LocalNode by, String more) throws IOException {
    return by.post("/x/releases", json("{\"to\":[\"kr\"],\"ids\":[\"" + ID + "\"]" + more + "}"));
  }

  private static String ask(LocalNode by, String more) throws IOException {
    String draft =
        "{\"to\":\"us\",\"as\":\"ann\",\"kind\":\"pass-on\",\"place\":\"kr\",\"target\":\"%s\",\"text\":\"Seoul holds the account\",\"legal_basis\":\"a treaty\"%s}"
            .formatted(ID, more);
    String id = by.post("/x/requests", json(draft)).optional("id").orElseThrow();
    act(by, id, "approve", "{\"as\":\"bob\"}");
    act(by, id, "send", "{\"as\":\"ann\"}");
    return id;
  }

  private static JsonValue.Members act(LocalNode at, String id, String act, String body)
      throws IOException {
    return at.post("/x/requests/" + id + "/" + act, json(body));
  }

  private static void say(LocalNode at, String id, String body) throws Exception {
    await(() -> at.node().requests().all().stream().anyMatch(one -> one.id().equals(id)));
    act(at, id, "answer", body);
    act(at, id, "approve", "{\"as\":\"cho\"}");
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  private static void awaitState(LocalNode at, String id, String state) throws Exception {
    await(() -> at.get("/x/requests/" + id).optional("state").orElse("").equals(state));
  }

  private static boolean holds(LocalNode at, String from) throws IOException {
    return at.get("/x/received?from=" + from).items("items").toString().contains(ID);
  }

  @Test
  void itGoesOnceTheOriginatorConsentedAndNoLongerThanThat() throws Exception {
    give(us, "jp", "", Tlp.AMBER.id());
    await(() -> holds(jp, "us"));
    assertThat(passOn(jp, "").items("withheld").toString())
        .contains("it came from us, whose consent is needed");
    String id = ask(jp, ",\"purpose\":\"investigation\",\"until\":\"2026-03-05T00:00:00Z\"");
    String grant = "{\"word\":\"accept\",\"as\":\"bob\",\"legal_basis\":\"5 U.S.C. 552a(b)\"";
    say(us, id, grant + ",\"until\":\"2026-03-03T00:00:00Z\"}");
    awaitState(jp, id, "effective");
    assertThat(passOn(jp, ",\"purpose\":\"sanctions\"").items("withheld").toString())
        .contains("consent is needed");
    assertThat(passOn(jp, "").items("released")).hasSize(1);
    await(() -> holds(kr, "jp"));
    // Korea got it from Japan, and would have to ask there.
    assertThat(
            kr.post("/x/releases", json("{\"to\":[\"us\"],\"ids\":[\"" + ID + "\"]}"))
                .items("withheld")
                .toString())
        .contains("it came from jp, whose consent is needed");
    jp.post("/x/revocations", json("{\"to\":[\"kr\"],\"ids\":[\"" + ID + "\"]}"));
    setClock("2026-03-03T00:00:00Z");
    assertThat(passOn(jp, "").items("withheld").toString()).contains("consent is needed");
  }

  @Test
  void aConsentThatIsTakenBackOrRefusedIsNone() throws Exception {
    give(us, "jp", "", Tlp.AMBER.id());
    await(() -> holds(jp, "us"));
    String refused = ask(jp, ",\"purpose\":\"prosecution\"");
    String no =
        "{\"word\":\"decline\",\"as\":\"bob\",\"reason\":\"a source\",\"legal_basis\":\"-\"}";
    say(us, refused, no);
    awaitState(jp, refused, "declined");
    assertThat(passOn(jp, ",\"purpose\":\"prosecution\"").items("released")).isEmpty();
    String given = ask(jp, ",\"purpose\":\"investigation\"");
    say(us, given, "{\"word\":\"accept\",\"as\":\"bob\",\"legal_basis\":\"5 U.S.C. 552a(b)\"}");
    awaitState(jp, given, "effective");
    assertThat(
            jp.post("/x/releases/preview", json("{\"to\":[\"kr\"],\"ids\":[\"" + ID + "\"]}"))
                .items("released"))
        .hasSize(1);
    act(us, given, "answer", "{\"word\":\"appeal\",\"reason\":\"the source objects\"}");
    awaitState(jp, given, "appealed");
    assertThat(passOn(jp, "").items("released")).isEmpty();
    say(us, given, "{\"word\":\"reverse\",\"as\":\"bob\",\"reason\":\"the source objects\"}");
    awaitState(jp, given, "reversed");
    assertThat(passOn(jp, "").items("released")).isEmpty();
    assertThat(kr.get("/x/received?from=jp").items("items")).isEmpty();
  }

  @Test
  void whatIsFreeGoesOnForItsPurposeUntilItsEndAndNotOnceWithdrawn() throws Exception {
    give(us, "jp", ",\"purpose\":\"sanctions\",\"until\":\"2026-04-01T00:00:00Z\"", Tlp.GREEN.id());
    await(() -> holds(jp, "us"));
    String preview = "{\"to\":[\"kr\"],\"ids\":[\"" + ID + "\"]%s}";
    String path = "/x/releases/preview";
    assertThat(jp.post(path, json(preview.formatted(""))).items("withheld").toString())
        .contains("for sanctions, whose consent is needed for investigation");
    String sanctions = preview.formatted(",\"purpose\":\"sanctions\"");
    assertThat(jp.post(path, json(sanctions)).items("released")).hasSize(1);
    assertThat(jp.get("/x/releases/terms").items("terms")).isEmpty();
    assertThat(jp.get("/x/releases/terms?by=2026-04-01T00:00:00Z").items("terms").toString())
        .contains(ID)
        .contains("sanctions");
    setClock("2026-04-01T00:00:00Z");
    for (LocalNode one : List.of(us, jp)) {
      JsonValue.Members over =
          (JsonValue.Members) one.get("/x/releases/terms").items("terms").getFirst();
      assertThat(over.text("direction")).isEqualTo(one.equals(us) ? "out" : "in");
      assertThat(over.get("over")).isEqualTo(JsonValue.of(true));
    }
    CommandLineRun run = CommandLineRun.of("release", "terms", "--dir", folder.resolve("us"));
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("release revoke").contains("--to jp " + ID);
    assertThat(jp.post(path, json(sanctions)).items("withheld").toString())
        .contains("to be kept until 2026-04-01T00:00:00Z");
    us.post("/x/revocations", json("{\"to\":[\"jp\"],\"ids\":[\"" + ID + "\"]}"));
    await(() -> jp.get("/x/received?from=us").items("items").size() == 2);
    assertThat(jp.post(path, json(sanctions)).items("released")).isEmpty();
    assertThat(us.get("/x/releases/terms").items("terms")).isEmpty();
    assertThat(jp.get("/x/releases/terms").items("terms")).isEmpty();
  }

  @Test
  void whatIsGivenOnOtherTermsIsGivenAnewAndTakenBackOnce() throws Exception {
    give(us, "jp", ",\"until\":\"2026-03-02T00:00:00Z\"", Tlp.GREEN.id());
    give(us, "jp", "", Tlp.GREEN.id());
    give(us, "jp", ",\"until\":\"2026-03-02T00:00:00Z\"", Tlp.GREEN.id());
    assertThat(us.node().outbox().standing("jp").sent()).isEqualTo(1);
    give(us, "jp", ",\"until\":\"2026-06-01T00:00:00Z\"", Tlp.GREEN.id());
    assertThat(us.node().outbox().standing("jp").sent()).isEqualTo(2);
    setClock("2026-03-03T00:00:00Z");
    assertThat(us.get("/x/releases/terms").items("terms")).isEmpty();
    await(() -> jp.get("/x/received?from=us").items("items").size() == 2);
    assertThat(jp.get("/x/releases/terms").items("terms")).isEmpty();
    us.post("/x/revocations", json("{\"to\":[\"jp\"],\"ids\":[\"" + ID + "\"]}"));
    assertThat(us.node().outbox().standing("jp").sent()).isEqualTo(3);
  }

  @Test
  void aRequestAsAPlaybookIsReadBackWithItsCountries() throws Exception {
    List<Object> words = new ArrayList<>(List.of("request", "playbook", "make"));
    words.addAll(List.of("--dir", folder.resolve("us"), "--name", "first hour"));
    for (String to : List.of("jp", "kr")) {
      String draft =
          "{\"to\":\""
              + to
              + "\",\"as\":\"ann\",\"kind\":\"take-down-domain\",\"target\":\"a.example\","
              + "\"text\":\"it lures staff\",\"legal_basis\":\"a treaty\"}";
      words.add(us.post("/x/requests", json(draft)).optional("id").orElseThrow());
    }
    CommandLineRun made = CommandLineRun.of(words.toArray());
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(CommandLineRun.of(words.toArray()).out()).isEqualTo(made.out());
    Path file = Files.writeString(folder.resolve("playbook.json"), made.out());
    CommandLineRun read = CommandLineRun.of("request", "playbook", "read", file);
    assertThat(read.exit()).as(read.err()).isZero();
    assertThat(json(read.out()).items("steps"))
        .extracting(one -> ((JsonValue.Members) one).text("country"))
        .containsExactly("JPN", "USA", "KOR", "USA");
  }

  @Test
  void anExerciseAllowsNothingInEarnest() throws Exception {
    give(us, "jp", "", Tlp.AMBER.id());
    await(() -> holds(jp, "us"));
    assertThatThrownBy(() -> ask(jp, ",\"exercise\":true"))
        .hasMessageContaining("exercise goes with an exercise");
    String id = ask(jp, ",\"exercise\":true,\"purpose\":\"exercise\"");
    say(us, id, "{\"word\":\"accept\",\"as\":\"bob\",\"legal_basis\":\"none needed\"}");
    awaitState(jp, id, "effective");
    assertThat(passOn(jp, "").items("released")).isEmpty();
    assertThat(passOn(jp, ",\"purpose\":\"exercise\"").items("released")).hasSize(1);
  }
}

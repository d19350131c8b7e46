package org.entente.app.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.screen.SmallLists;
import org.entente.app.server.MadeObjects;
import org.entente.app.server.taxii.StandingNode;
import org.entente.app.terminal.ExitCode;
import org.entente.cases.CaseBook;
import org.entente.chain.store1.MappedChain;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs of a node, as people ask for them over HTTP.
class JobsTest {
  private static final String QUESTION = "{\"kind\":\"screening\",\"names\":[\"박진혁\"]}";

  @TempDir private static Path folder;
  private static StandingNode node;
  private static String start = "";

  @BeforeAll
  static void makeNode() throws Exception {
    CommandLineRun.of(
        "chain", "generate", "--out", folder.resolve("chain"), "--transactions", 300, "--seed", 6);
    done(
        "chain",
        "import",
        "bitcoin",
        "--network",
        "regtest",
        "--store",
        store(),
        folder.resolve("chain"));
    try (MappedChain chain = MappedChain.open(store())) {
      start = chain.txId(5) + ":0";
    }
    SmallLists.importTo(folder.resolve("lists"), home());
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("stores.small", store().toString());
    keys.put("lists.home", home().toString());
    keys.put("jobs.running", "2");
    keys.put("jobs.heap", "256");
    node = new StandingNode(folder.resolve("us"), keys);
    node.actions.perform(
        "person-add", MadeObjects.action("name", "ann", "role", "analyst", "password", "right"));
    node.node.jobDesk().start();
  }

  @AfterAll
  static void stopNode() throws IOException {
    node.node.jobDesk().close();
    node.close();
  }

  private static Path store() {
    return folder.resolve("store");
  }

  private static Path home() {
    return folder.resolve("home");
  }

  private static CommandLineRun done(Object... arguments) {
    CommandLineRun run = CommandLineRun.of(arguments);
    assertThat(run.exit()).as(run.err()).isIn(ExitCode.DONE, ExitCode.FOUND);
    return run;
  }

  private static HttpResponse<String> ask(String person, String method, String path, String body)
      throws IOException, InterruptedException {
    String authorization =
        person.isEmpty() ? node.nodeToken() : StandingNode.basic(person, "right");
    return node.send(node.request(method, path, body, "", authorization));
  }

  private static JsonValue.Members told(HttpResponse<String> response) {
    return (JsonValue.Members) JsonReader.parse("answer", response.body());
  }

  private static String started(String person, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = ask(person, "POST", "/x/jobs", body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    return told(response).optional("id").orElseThrow();
  }

  private static JsonValue.Members job(String person, String id)
      throws IOException, InterruptedException {
    return told(ask(person, "GET", "/x/jobs/" + id, ""));
  }

  private static String state(String id) throws IOException, InterruptedException {
    return job("", id).optional("state").orElse("");
  }

  private static JsonValue.Members over(String id) throws IOException, InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (!List.of("queued", "running").contains(state(id))) {
        return job("", id);
      }
      Thread.sleep(50);
    }
    throw new AssertionError(job("", id).toString());
  }

  private static String result(String id) throws IOException, InterruptedException {
    JsonValue.Members job = over(id);
    assertThat(job.text("state")).as(job.toString()).isEqualTo("done");
    HttpResponse<String> response =
        node.client.send(
            node.request("GET", "/x/jobs/" + id + "/result", "", "", node.nodeToken()).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.headers().firstValue("ETag"))
        .hasValue("\"" + job.members("result").optional("sha256").orElse("") + "\"");
    assertThat(CaseBook.sha256(response.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo(job.members("result").text("sha256"));
    return response.body();
  }

  @Test
  void aTraceIsToTheByteWhatTheCommandPrints() throws Exception {
    String id =
        started(
            "ann",
            "{\"kind\":\"trace\",\"stores\":[\"small\"],\"from\":[\""
                + start
                + "\"],\"method\":\"all\",\"hops\":6}");
    String printed =
        done(
                "trace",
                "--store",
                store(),
                "--from",
                start,
                "--method",
                "all",
                "--hops",
                6,
                "--format",
                "json")
            .out();
    assertThat(result(id)).isEqualTo(printed).contains("\"conserved\"");
    JsonValue.Members inputs = job("ann", id).members("inputs");
    assertThat(inputs.items("stores").toString()).contains("digest").contains("small");
    assertThat(inputs.optional("command").orElse(""))
        .contains("--store=small")
        .contains("--hops=6");
    assertThat(inputs.toString()).doesNotContain(store().toString());
  }

  @Test
  void aQuestionAndAFileAreToTheByteWhatTheCommandsPrint() throws Exception {
    String id = started("ann", QUESTION);
    String printed = done("screen", "name", "박진혁", "--home", home(), "--format", "json").out();
    assertThat(result(id)).isEqualTo(printed);
    assertThat(job("", id).members("result").get("found")).isEqualTo(JsonValue.of(true));

    Path file = Files.writeString(folder.resolve("rows.csv"), rows(700));
    String rows = started("ann", fileOf(rows(700)));
    String wanted = done("screen", "file", file, "--home", home(), "--format", "json").out();
    assertThat(result(rows)).isEqualTo(wanted);
    assertThat(job("", rows).members("progress").get("done")).isEqualTo(JsonValue.of(700));
    JsonValue.Members hits = told(ask("ann", "GET", "/x/jobs/" + rows + "/hits?limit=5", ""));
    assertThat(hits.items("hits")).hasSize(5);
    assertThat(hits.get("more")).isEqualTo(JsonValue.of(true));
    String next = hits.get("next") instanceof JsonValue.Numeral at ? at.value().toString() : "";
    JsonValue.Members others =
        told(ask("ann", "GET", "/x/jobs/" + rows + "/hits?after=" + next, ""));
    assertThat(others.items("hits")).hasSize(3);
    assertThat(told(ask("ann", "GET", "/x/jobs/" + id + "/hits", "")).items("hits")).hasSize(1);
  }

  @Test
  void anExposureIsToTheByteWhatTheCommandPrintsAlsoOfAFile() throws Exception {
    String shown =
        done("attribute", "clusters", "--store", store(), "--limit", 1, "--format", "json").out();
    String address = shown.replaceFirst("(?s).*?\"address\" : \"([^\"]+)\".*", "$1");
    String about = "{\"kind\":\"exposure\",\"stores\":[\"small\"],";
    String one = started("ann", about + "\"addresses\":[\"" + address + "\"],\"edges\":50}");
    assertThat(result(one))
        .isEqualTo(
            done("exposure", "--store", store(), "--edges", 50, "--format", "json", address).out());
    Path file = Files.writeString(folder.resolve("addresses.txt"), address + "\n");
    String many =
        started("ann", about + "\"file\":{\"name\":\"a.txt\",\"text\":\"" + address + "\\n\"}}");
    assertThat(result(many))
        .isEqualTo(done("exposure", "--store", store(), "--file", file, "--format", "json").out());
  }

  private static String rows(int count) {
    StringBuilder rows = new StringBuilder("id,name,birth_date\n");
    for (int i = 0; i < count; i++) {
      rows.append(i).append(i % 97 == 5 ? ",PARK Jin Hyok,1984-08-15\n" : ",Jane Roe,1990-01-01\n");
    }
    return rows.toString();
  }

  private static String fileOf(String text) {
    return "{\"kind\":\"screening\",\"file\":{\"name\":\"rows.csv\",\"text\":\""
        + text.replace("\n", "\\n")
        + "\"}}";
  }

  @Test
  void whatTheSettingsDontNameCantBeAskedFor() throws Exception {
    for (String body :
        List.of(
            "{\"kind\":\"trace\",\"stores\":[\"other\"],\"from\":[\"a:0\"]}",
            "{\"kind\":\"trace\",\"stores\":[\"" + store() + "\"],\"from\":[\"a:0\"]}",
            "{\"kind\":\"trace\",\"stores\":[\"small\"],\"from\":[\"a:0\"],\"labels\":\"mine\"}",
            "{\"kind\":\"trace\",\"stores\":[\"small\"],\"from\":[\"a:0\"],\"prices\":\"/etc/x\"}",
            "{\"kind\":\"trace\",\"from\":[\"a:0\"]}",
            "{\"kind\":\"screening\",\"names\":[]}",
            "{\"kind\":\"screening\",\"names\":[\"x\"],\"home\":\"/etc\"}",
            "{\"kind\":\"screening\",\"file\":{\"name\":\"/etc/passwd\"}}",
            "{\"kind\":\"shell\"}",
            "{\"kind\":\"screening\",\"names\":[\"x\"],\"case\":\"us-77\"}")) {
      assertThat(ask("ann", "POST", "/x/jobs", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(ask("ann", "GET", "/x/stores", "").body())
        .isEqualTo("{\"stores\":[\"small\"],\"labels\":[]}");
  }

  @Test
  void whatLooksLikeAnOptionIsAName() throws Exception {
    String id =
        started("ann", "{\"kind\":\"screening\",\"names\":[\"--audit=/tmp/x\",\"@/etc/passwd\"]}");
    assertThat(result(id)).contains("--audit=/tmp/x").contains("@/etc/passwd");
    String bad = started("ann", QUESTION.replace("}", ",\"type\":\"person --home=/etc\"}"));
    assertThat(over(bad).optional("reason").orElse("")).contains("--type");
  }

  @Test
  void aFailureSaysWhyAndWhatToDo() throws Exception {
    String id =
        started("ann", "{\"kind\":\"trace\",\"stores\":[\"small\"],\"from\":[\"nothing\"]}");
    JsonValue.Members job = over(id);
    assertThat(job.text("state")).isEqualTo("failed");
    assertThat(job.optional("reason").orElse("")).contains("nothing");
    assertThat(ask("ann", "GET", "/x/jobs/" + id + "/result", "").statusCode()).isEqualTo(409);
  }

  @Test
  void aJobThatRunsIsCancelledWithinASecondAndAQueuedOneAtOnce() throws Exception {
    String id = started("ann", fileOf(rows(60_000)));
    while (state(id).equals("queued")) {
      Thread.sleep(20);
    }
    long began = System.nanoTime();
    assertThat(ask("ann", "POST", "/x/jobs/" + id + "/cancel", "{}").statusCode()).isEqualTo(200);
    assertThat(state(id)).isEqualTo("cancelled");
    while (node.node.jobDesk().progress(id).isPresent()) {
      Thread.sleep(5);
    }
    assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(1_000);
    assertThat(ask("ann", "POST", "/x/jobs/" + id + "/cancel", "{}").statusCode()).isEqualTo(409);
    assertThat(folder.resolve("us/jobs/work").resolve(id)).doesNotExist();
  }

  @Test
  void nobodySeesAnothersJobUnlessItBelongsToACaseOrTheyAudit() throws Exception {
    String own = started("ann", QUESTION);
    assertThat(ask("analyst", "GET", "/x/jobs/" + own, "").statusCode()).isEqualTo(404);
    assertThat(ask("approver", "GET", "/x/jobs/" + own + "/result", "").statusCode())
        .isEqualTo(404);
    assertThat(ask("analyst", "POST", "/x/jobs/" + own + "/cancel", "{}").statusCode())
        .isEqualTo(404);
    assertThat(ask("analyst", "GET", "/x/jobs", "").body()).doesNotContain(own);
    assertThat(ask("auditor", "GET", "/x/jobs", "").body()).contains(own);
    result(own);
    assertThat(
            ask(
                    "approver",
                    "POST",
                    "/x/admin/case-open",
                    "{\"incident\":\"theft\",\"title\":\"T\"}")
                .statusCode())
        .isEqualTo(200);
    String add = "{\"case\":\"us-1\",\"job\":\"" + own + "\"}";
    assertThat(ask("analyst", "POST", "/x/admin/case-add", add).statusCode()).isEqualTo(400);
    HttpResponse<String> entry = ask("ann", "POST", "/x/admin/case-add", add);
    assertThat(told(entry).text("kind")).isEqualTo("screening");
    assertThat(told(entry).text("sha256"))
        .isEqualTo(job("ann", own).members("result").text("sha256"));
    assertThat(entry.body()).contains("entente screen name");

    String shared = started("ann", QUESTION.replace("}", ",\"case\":\"us-1\"}"));
    assertThat(ask("analyst", "GET", "/x/jobs/" + shared, "").statusCode()).isEqualTo(200);
    assertThat(ask("analyst", "GET", "/x/jobs?case=us-1", "").body()).contains(shared);
    assertThat(ask("analyst", "POST", "/x/jobs/" + shared + "/cancel", "{}").statusCode())
        .isEqualTo(403);
    over(shared);
  }

  @Test
  void aRepeatedKeyIsTheSameJob() throws Exception {
    String authorization = StandingNode.basic("ann", "right");
    String first = "";
    for (int i = 0; i < 2; i++) {
      HttpResponse<String> response =
          node.send(
              node.request("POST", "/x/jobs", QUESTION, "", authorization)
                  .header("Idempotency-Key", "k1"));
      String id = told(response).optional("id").orElseThrow();
      assertThat(first.isEmpty() || first.equals(id)).isTrue();
      first = id;
    }
    over(first);
  }
}

package org.entente.app.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.app.question.Recorder;
import org.entente.app.question.Screening;
import org.entente.app.screen.SmallLists;
import org.entente.screen.audit.AuditLog;
import org.entente.screen.desk.Clearances;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// A desk's server, asked as the published clients of OpenSanctions ask theirs.
class MatchServerTest {
  private static final MatchLimits LIMITS = new MatchLimits(1 << 16, 3, 10, 2);

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Recorder recorder;
  private MatchServer server;
  private DeskClient client;

  @BeforeEach
  void serve() throws IOException {
    SmallLists.importTo(folder.resolve("in"), folder.resolve("home"));
    Register register = SmallLists.register(folder.resolve("home"));
    recorder =
        new Recorder(
            new Screening(
                register, Desk.of(register.targets(), 7_000), Clearances.NONE, LocalDate.EPOCH),
            folder.resolve("audit"),
            "test",
            Clock.systemUTC());
    server = new MatchServer(new MatchRoutes(recorder, LIMITS), 0, LIMITS);
    server.start();
    client = new DeskClient(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    server.close();
    recorder.close();
  }

  private DeskClient.Answer get(String path, int status, String component) throws Exception {
    return held(client.get(path), status, component);
  }

  private DeskClient.Answer post(String path, String body, int status, String component)
      throws Exception {
    return held(client.post(path, body.replace('\'', '"')), status, component);
  }

  /// What the description promises holds of every answer.
  private static DeskClient.Answer held(DeskClient.Answer answer, int status, String component) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(OpenApi.refusals(component, answer.body())).as(answer.body()).isEmpty();
    return answer;
  }

  @Test
  void aBatchIsAnsweredQueryByQuery() throws Exception {
    JsonNode json =
        post(
                "/match/sanctions",
                """
                {'queries': {
                  'q1': {'schema': 'Person', 'properties':
                      {'name': ['Пак Чин Хёк', 'Park Jin-hyok'], 'birthDate': ['1984'], 'nationality': 'kp'}},
                  'q2': {'schema': 'Company', 'properties':
                      {'name': ['Brilliant Amazing Limited'], 'jurisdiction': ['hk']}}}}
                """,
                200,
                "MatchResponse")
            .json();
    assertThat(json.path("limit").asInt(0)).isEqualTo(5);
    JsonNode found = json.at("/responses/q1/results/0");
    assertThat(found.path("match").asBoolean(false)).isTrue();
    assertThat(found.path("schema").asString("")).isEqualTo("Person");
    assertThat(found.path("datasets").toString()).isEqualTo("[\"kr\",\"us-sdn\"]");
    assertThat(found.at("/properties/topics/0").asString("")).isEqualTo("sanction");
    assertThat(
            json.path("matcher")
                .has(found.path("features").properties().iterator().next().getKey()))
        .as("every feature is described")
        .isTrue();
    assertThat(json.at("/responses/q2/total/value").asInt(-1)).isZero();
    assertThat(json.at("/responses/q2/query/schema").asString("")).isEqualTo("Company");
  }

  /// The first call that OpenSanctions' own documentation shows, key, names in parts and all.
  @Test
  void theDocumentedFirstCallIsAnsweredToCurl() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not here");
    String body =
        """
        {"queries":{"q":{"schema":"Person","properties":
          {"firstName":["Jin Hyok"],"lastName":["Park"],"birthDate":["1984"]}}}}\
        """;
    String url = "http://127.0.0.1:" + server.port() + "/match/default?algorithm=best&limit=5";
    Process curl =
        new ProcessBuilder(
                List.of(
                    "/usr/bin/curl",
                    "-sS",
                    "--fail",
                    "--max-time",
                    "20",
                    "--compressed",
                    "-H",
                    "Authorization: ApiKey none",
                    "-H",
                    "Accept: application/json",
                    "-H",
                    "Content-Type: application/json",
                    "--data-binary",
                    body,
                    url))
            .redirectErrorStream(true)
            .start();
    String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(curl.waitFor()).as(said).isZero();
    JsonNode found = JSON.readTree(said).at("/responses/q/results/0");
    assertThat(found.at("/properties/alias").toString()).as(said).contains("PARK, Jin Hyok");
    assertThat(found.path("match").asBoolean(false)).isTrue();
    assertThat(found.path("score").asDouble(0)).isGreaterThanOrEqualTo(.7);
  }

  @Test
  void shipsAndWalletsAreKnownByTheirNumbers() throws Exception {
    JsonNode json =
        post(
                "/match/default?algorithm=best",
                """
                {'queries': {
                  'ship': {'schema': 'Vessel', 'properties': {'name': ['Lucky Star'], 'imoNumber': '7937317'}},
                  'wallet': {'schema': 'CryptoWallet', 'properties': {'publicKey': ['0x098b716b8aaf21512996dc57eb0615e2383e2f96']}}}}
                """,
                200,
                "MatchResponse")
            .json();
    assertThat(json.at("/responses/ship/results/0/id").asString("")).isEqualTo("us-sdn/17069");
    assertThat(json.at("/responses/wallet/results/0/id").asString("")).isEqualTo("kr/1");
    assertThat(json.at("/responses/wallet/results/0/score").asDouble(0)).isEqualTo(1);
  }

  private JsonNode park(String parameters) throws Exception {
    return post(
            "/match/" + parameters,
            "{'queries': {'q': {'schema': 'Person', 'properties': {'name': ['Park Jin Hyok']}}}}",
            200,
            "MatchResponse")
        .json()
        .at("/responses/q");
  }

  @Test
  void aClientSaysWhomItWantsToHearOf() throws Exception {
    assertThat(park("us-sdn").path("results")).hasSize(1);
    assertThat(park("us").path("results")).hasSize(1);
    assertThat(park("default?exclude_dataset=us&exclude_dataset=kr").path("results")).isEmpty();
    assertThat(park("default?include_dataset=kr").path("results")).hasSize(1);
    assertThat(park("default?exclude_schema=Person").path("results")).isEmpty();
    assertThat(park("default?exclude_entity_ids=us-sdn%2F25308").path("results")).isEmpty();
    assertThat(park("default?topics=crime").path("results")).isEmpty();
    JsonNode high = park("default?threshold=1&cutoff=0.5").at("/results/0");
    assertThat(high.path("match").asBoolean(true)).isEqualTo(high.path("score").asDouble(2) == 1);
    assertThat(park("default?limit=0&cutoff=0").path("results")).hasSize(1);
  }

  @Test
  void aSearchTakesNamesNumbersAndAddresses() throws Exception {
    for (String text : List.of("박진혁", "Park Jin Hyok", SmallLists.WALLET)) {
      String q = URLEncoder.encode(text, StandardCharsets.UTF_8);
      JsonNode json = get("/search/default?q=" + q, 200, "SearchResponse").json();
      assertThat(json.at("/results/0/id").asString("")).as(text).isEqualTo("kr/1");
      assertThat(json.at("/facets/datasets/values/0/name").asString("")).isEqualTo("kr");
    }
    JsonNode ship = get("/search/us?q=7937317&schema=Vessel", 200, "SearchResponse").json();
    assertThat(ship.at("/results/0/caption").asString("")).isEqualTo("CHONG CHON GANG");
    get("/search/default?q=", 400, "Error");
  }

  @Test
  void anEntityIsFoundByTheIdOfAnyOfItsRows() throws Exception {
    JsonNode json = get("/entities/kr/1", 200, "Entity").json();
    assertThat(json.path("referents").toString()).contains("us-sdn/25308");
    assertThat(get("/entities/us-sdn%2F25308", 308, "Error").location())
        .isEqualTo("/entities/kr/1");
    get("/entities/kr/99", 404, "Error");
  }

  @Test
  void whatThereIsIsTold() throws Exception {
    get("/healthz", 200, "Status");
    get("/readyz", 200, "Status");
    get("/algorithms", 200, "Algorithms");
    JsonNode catalog = get("/catalog", 200, "Catalog").json();
    assertThat(catalog.at("/datasets/0/version").asString("")).hasSize(64);
    assertThat(client.get("/openapi.json").json().path("openapi").asString("")).isEqualTo("3.1.0");
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    post("/match/nowhere", "{'queries':{}}", 404, "Error");
    post("/match/default", "{'queries':{}}", 400, "Error");
    post("/match/default", "{'queries':[]}", 422, "Error");
    post("/match/default", "{", 400, "Error");
    post("/match/default", "{'queries':{'q':{'schema':'Dragon','properties':{}}}}", 400, "Error");
    post("/match/default", "{'queries':{'q':1}}", 400, "Error");
    post("/match/default?limit=ten", "{}", 422, "Error");
    post("/match/default?threshold=2", "{}", 422, "Error");
    post("/match/default?algorithm=logic-v1", "{}", 400, "Error");
    post("/match/default?changed_since=2020-01-01", "{}", 400, "Error");
    String one = "{'schema':'Person','properties':{'name':'x'}}";
    String four = "{'queries':{'a':%1$s,'b':%1$s,'c':%1$s,'d':%1$s}}".formatted(one);
    post("/match/default", four, 400, "Error");
    post("/match/default", "{'queries':{'a':%1$s,'a':%1$s}}".formatted(one), 400, "Error");
    post("/match/default", "{'x':'" + "y".repeat(LIMITS.bodyBytes()) + "'}", 413, "Error");
    post("/match/default", "[".repeat(10_000), 400, "Error");
    get("/match/default", 405, "Error");
    post("/healthz", "{}", 405, "Error");
    get("/nowhere", 404, "Error");
  }

  @Test
  void manyAskAtOnceAndAllAreAnswered() throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        answers.add(clients.submit(() -> park("default")));
      }
      for (Future<JsonNode> answer : answers) {
        assertThat(answer.get().at("/results/0/id").asString("")).isEqualTo("kr/1");
      }
    }
    assertThat(AuditLog.read(folder.resolve("audit"), entry -> {})).isEqualTo(64);
  }
}

package org.entente.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.app.server.door.ApiDescription;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.people.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Every route × everybody: what the node does, what its table says and what the page of the
/// reference says are one thing.
@ParameterizedClass
@EnumSource(TestStore.class)
class RoutesTest {
  private static final String OPEN = "yes";
  private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

  /// What the table serves and a right beside it refuses: a status is its sender's, a log has but
  /// one reader, what was released isn't written to, no job is there.
  private static final Set<Route> MAY_BE_MISSING =
      Set.of(
          Route.TAXII_STATUS,
          Route.TAXII_ADD,
          Route.TAXII_DELETE,
          Route.TAXII_OBJECT,
          Route.TAXII_VERSIONS,
          Route.LOG_OBJECT,
          Route.JOB,
          Route.JOB_RESULT,
          Route.JOB_CANCEL,
          Route.JOB_HITS,
          Route.ALERT_DONE,
          Route.CASE_CONTENT,
          Route.PROPOSAL_APPROVE,
          Route.PROPOSAL_REFUSE,
          Route.REQUEST_SHOW,
          Route.REQUEST_APPROVE,
          Route.REQUEST_REFUSE,
          Route.REQUEST_SEND,
          Route.REQUEST_ACKNOWLEDGE,
          Route.REQUEST_ANSWER,
          Route.REQUEST_EFFECT,
          Route.REQUEST_CLOSE,
          Route.OVERLAP_ITEMS,
          Route.OVERLAP_SHOW,
          Route.OVERLAP_AGREE,
          Route.OVERLAP_DECLINE,
          Route.OVERLAP_STOP,
          Route.OVERLAP_TAGS,
          Route.OVERLAP_ASK,
          Route.OVERLAP_ANSWER,
          Route.WARNING_SHOW,
          Route.WARNING_CAP,
          Route.WARNING_BUNDLE,
          Route.WARNING_ACKNOWLEDGE,
          Route.PASSKEY_REMOVE,
          Route.WELCOME);

  @Parameter private TestStore kept = TestStore.SQLITE;
  @TempDir private Path folder;

  private static String path(Route route, Standing standing) {
    String collection = standing == Standing.PARTNER_PERSON ? "released" : StandingNode.COLLECTION;
    return route
        .path()
        // A stream of events would go on.
        .replace("/x/events", "/x/events?types=none")
        .replace("/stream", "/stream?after=none")
        .replace("{root}", "api")
        .replace("{request}", "00000000-0000-4000-8000-000000000000")
        .replace("{comparison}", "00000000-0000-4000-8000-000000000000")
        .replace("{sheet}", "0")
        .replace("{number}", "1")
        .replace("{passkey}", "none")
        .replace("{id}", collection)
        .replace("{object}", StandingNode.OBJECT)
        .replace("{partner}", "jp")
        .replace("{job}", StandingNode.COLLECTION)
        .replace("{hash}", "0".repeat(64) + ".json")
        .replace("{case}", "us-1")
        .replace("{alert}", "1")
        .replace("{warning}", "0".repeat(64))
        .replace("{dataset}", "default")
        .replace("entities/**", "entities/us-sdn/1")
        .replace("tile/**", "tile/entries/000.p/1");
  }

  private static boolean isWelcome(StandingNode node, Route route, Standing standing)
      throws IOException, InterruptedException {
    String path = path(route, standing);
    String authorization = node.authorization(standing, route.method(), path);
    String body = route.method().equals("POST") ? "{}" : "";
    HttpResponse<String> response =
        node.send(node.request(route.method(), path, body, "", authorization));
    assertThat(response.statusCode()).as(route + " " + standing).isLessThan(500);
    return !REFUSED.contains(response.statusCode());
  }

  @Test
  void everyRouteServesWhomItsRowNamesAndNobodyElse() throws Exception {
    Map<String, String> wrong = new LinkedHashMap<>();
    try (StandingNode node = new StandingNode(folder.resolve("us"), kept.keys())) {
      for (Route route : Route.values()) {
        for (Standing standing : Standing.values()) {
          boolean isWelcome = isWelcome(node, route, standing);
          boolean isFine =
              isWelcome == route.serves(standing)
                  || (route.serves(standing) && MAY_BE_MISSING.contains(route));
          if (!isFine) {
            wrong.put(route + " " + standing, isWelcome ? "was served" : "was refused");
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aTokenOpensWhatItsScopeAndItsPersonsRoleBothOpen() throws Exception {
    Map<String, String> wrong = new LinkedHashMap<>();
    try (StandingNode node = new StandingNode(folder.resolve("us"), kept.keys())) {
      for (Scope scope : Scope.values()) {
        String token = token(node, "approver", scope);
        for (Route route : Route.values()) {
          boolean isRight = route.serves(Standing.APPROVER) && scope == route.scope();
          boolean mayBe = isRight || route.serves(Standing.NOBODY);
          String body = route.method().equals("POST") ? "{}" : "";
          int status =
              node.send(
                      node.request(
                          route.method(),
                          path(route, Standing.APPROVER),
                          body,
                          "",
                          "Bearer " + token))
                  .statusCode();
          boolean isServed = !REFUSED.contains(status);
          if (isServed != mayBe && !(mayBe && MAY_BE_MISSING.contains(route))) {
            wrong.put(route + " " + scope, Integer.toString(status));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static String token(StandingNode node, String person, Scope scope) {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("name", JsonValue.of(person));
    with.put("scopes", JsonValue.texts(List.of(scope.word())));
    with.put("days", JsonValue.of(1));
    return node.actions
        .perform("token-add", new JsonValue.Members(with))
        .optional("token")
        .orElseThrow();
  }

  @Test
  void whatIsNoRowIsServedToNobody() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), kept.keys())) {
      for (String method : List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")) {
        for (String path : paths()) {
          if (Route.of(method, path).isPresent()) {
            continue;
          }
          int status = node.send(node.request(method, path, "", "", node.nodeToken())).statusCode();
          assertThat(status).as(method + " " + path).isIn(404, 405);
        }
      }
    }
  }

  private static List<String> paths() {
    Stream<String> known =
        Stream.of(Route.values()).map(one -> path(one, Standing.NODE).replaceFirst("[?].*", ""));
    return Stream.concat(known, Stream.of("/x", "/x/nothing", "/x/admin/nothing", "/nothing/else"))
        .distinct()
        .toList();
  }

  @Test
  void theReferenceHasTheSameTable() throws IOException {
    List<String> rows = new ArrayList<>();
    for (Route route : Route.values()) {
      Scope scope = route.scope();
      String served =
          Stream.of(Standing.values())
              .map(one -> route.serves(one) ? OPEN : "")
              .collect(Collectors.joining(" | "));
      rows.add(
          "| `%s %s` | %s | %s |"
              .formatted(route.method(), route.path(), scope == null ? "" : scope.word(), served)
              .replace("  |", " |"));
    }
    String page = Files.readString(Path.of("../docs/reference/routes.md"));
    List<String> there = page.lines().filter(line -> line.startsWith("| `")).toList();
    assertThat(String.join("\n", there)).isEqualTo(String.join("\n", rows));
  }

  @Test
  void theDescriptionForProgramsHasTheSameRoutes() {
    Set<String> described =
        NodeApi.paths().all().keySet().stream()
            .flatMap(
                path ->
                    NodeApi.paths().members(path).all().keySet().stream()
                        .map(verb -> verb.toUpperCase(Locale.ROOT) + " " + path))
            .collect(Collectors.toSet());
    Set<String> served =
        Stream.of(Route.values())
            .map(route -> route.method() + " " + ApiDescription.path(route))
            .collect(Collectors.toSet());
    assertThat(described).isEqualTo(served);
  }

  @Test
  void theDescriptionRefusesWhatIsNoAnswer() {
    String pointer = "/paths/~1x~1status/get/responses/200/content/application~1json/schema";
    assertThat(NodeApi.refusals(pointer, "{}")).isNotEmpty();
    assertThat(NodeApi.refusals("/components/schemas/Envelope", "{\"objects\":[]}")).isNotEmpty();
    assertThat(NodeApi.refusals("/components/schemas/Envelope", "{}")).isEmpty();
  }

  @Test
  void whatIsAddedOverTaxiiIsAnsweredAsDescribed() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), kept.keys())) {
      String type = "application/taxii+json;version=2.1";
      String objects = "/api/collections/" + StandingNode.COLLECTION + "/objects/";
      String body = "{\"objects\":[" + MadeObjects.indicator(1, "one", "") + "]}";
      String analyst = StandingNode.basic("analyst", "right");
      String answer = node.send(node.request("POST", objects, body, type, analyst)).body();
      String status = answer.replaceFirst(".*?\"id\":\"([^\"]+)\".*", "$1");
      String manifest = objects.replace("/objects/", "/manifest/");
      String object = objects + StandingNode.OBJECT + "/";
      for (String path :
          List.of("/api/status/" + status + "/", objects, manifest, object, object + "versions/")) {
        assertThat(node.send(node.request("GET", path, "", "", analyst)).statusCode())
            .as(path)
            .isEqualTo(200);
      }
      assertThat(node.send(node.request("DELETE", object, "", "", analyst)).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aTokenIsGoodUntilItEndsIsRevokedOrItsPersonIsLocked() throws Exception {
    Path clock = folder.resolve("clock");
    Files.writeString(clock, "2026-03-01T00:00:00Z");
    try (StandingNode node =
        new StandingNode(folder.resolve("us"), kept.keys(Map.of("test.clock", clock.toString())))) {
      String token = token(node, "analyst", Scope.TAXII_READ);
      String other = token(node, "analyst", Scope.TAXII_READ);
      assertThat(status(node, token)).isEqualTo(200);
      assertThat(status(node, token.substring(0, token.length() - 1) + "!")).isEqualTo(401);
      node.actions.perform(
          "person-state", MadeObjects.action("name", "analyst", "state", "locked"));
      assertThat(status(node, token)).isEqualTo(401);
      node.actions.perform(
          "person-state", MadeObjects.action("name", "analyst", "state", "active"));
      assertThat(status(node, token)).isEqualTo(200);
      String id = token.split("_", -1)[1];
      node.actions.perform("token-revoke", MadeObjects.action("id", id));
      assertThat(status(node, token)).isEqualTo(401);
      Files.writeString(clock, "2026-03-02T00:00:00Z");
      assertThat(status(node, other)).isEqualTo(401);
      List<String> files =
          kept == TestStore.SQLITE ? List.of("node.db", "node.db-wal") : List.of("node.json");
      for (String file : files) {
        byte[] kept = Files.readAllBytes(folder.resolve("us").resolve(file));
        String text = new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text.contains(other.split("_", 3)[2])).as(file).isFalse();
      }
    }
  }

  private static int status(StandingNode node, String token)
      throws IOException, InterruptedException {
    return node.send(node.request("GET", "/api/", "", "", "Bearer " + token)).statusCode();
  }
}

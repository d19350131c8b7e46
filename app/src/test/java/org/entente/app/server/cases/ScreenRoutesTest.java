package org.entente.app.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.screen.SmallLists;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Screening, lists and decisions, as a page asks a node for them.
class ScreenRoutesTest {
  private static final String ROW =
      "{\"id\":\"C-7\",\"name\":\"PARK Jin Hyok\",\"birth_date\":\"1984-08-15\"}";

  @TempDir private static Path folder;
  private static StandingNode node;

  @BeforeAll
  static void makeNode() throws Exception {
    SmallLists.importTo(folder.resolve("files"), home());
    node = new StandingNode(folder.resolve("us"), Map.of("lists.home", home().toString()));
  }

  @AfterAll
  static void stopNode() throws IOException {
    node.node.listDesk().close();
    node.close();
  }

  private static Path home() {
    return folder.resolve("home");
  }

  private static HttpResponse<String> ask(String person, String method, String path, String body)
      throws IOException, InterruptedException {
    return node.send(node.request(method, path, body, "", StandingNode.basic(person, "right")));
  }

  private static JsonValue.Members told(HttpResponse<String> response) {
    return (JsonValue.Members) JsonReader.parse("answer", response.body());
  }

  private static String rows(String... rows) {
    return "{\"rows\":[" + String.join(",", rows) + "]}";
  }

  @Test
  void aRowIsAnsweredAsInAFileAndStandsInBothRecords() throws Exception {
    Path file = Files.writeString(folder.resolve("one.jsonl"), ROW.replace("C-7", "C-1") + "\n");
    String wanted =
        CommandLineRun.of("screen", "file", file, "--home", home(), "--format", "json").out();
    HttpResponse<String> response =
        ask("analyst", "POST", "/x/screen/ask", rows(ROW.replace("C-7", "C-1")));
    assertThat(response.body()).startsWith("{\"answers\":[" + wanted.strip() + "],\"snapshots\"");
    String audit = ask("auditor", "GET", "/x/audit?person=analyst&limit=50", "").body();
    assertThat(audit).contains("/x/screen/ask").contains("found").doesNotContain("PARK Jin");
    String record = Files.readString(home().resolve("audit").resolve("decisions.jsonl"));
    assertThat(record.lines().filter(line -> line.contains("C-1")).count()).isEqualTo(2);
  }

  @Test
  void whatNoRowCanBeSaysSo() throws Exception {
    for (String body :
        new String[] {
          rows(), "{}", rows("{\"nam\":\"x\"}"), rows("{\"birth_date\":\"soon\",\"name\":\"x\"}")
        }) {
      HttpResponse<String> response = ask("analyst", "POST", "/x/screen/ask", body);
      assertThat(response.statusCode()).as(body).isEqualTo(400);
      assertThat(told(response).optional("next").orElse("")).isNotEmpty();
    }
  }

  @Test
  void theMatchingApiIsMountedForWhoSignedIn() throws Exception {
    String query =
        "{\"queries\":{\"a\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"PARK Jin"
            + " Hyok\"]}}}}";
    HttpResponse<String> response = ask("analyst", "POST", "/x/screen/match/default", query);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"match\":true");
    assertThat(ask("analyst", "POST", "/x/screen/match/nothing", query).statusCode())
        .isEqualTo(404);
    assertThat(ask("analyst", "GET", "/x/screen/search/default?q=park", "").body())
        .contains("results");
    assertThat(ask("auditor", "GET", "/x/screen/catalog", "").body()).contains("us-sdn");
    assertThat(ask("administrator", "GET", "/x/screen/catalog", "").statusCode()).isEqualTo(403);
  }

  @Test
  void whoRejectsAHitClearsTheCustomerAndTheDecisionStays() throws Exception {
    String found = ask("analyst", "POST", "/x/screen/ask", rows(ROW)).body();
    assertThat(found).contains("\"match\":true");
    String decision =
        "{\"entity\":\"us-sdn/25308\",\"query\":\"PARK Jin Hyok\",\"customer\":\"C-7\","
            + "\"decision\":\"rejected\",\"reason\":\"born elsewhere\"}";
    HttpResponse<String> decided = ask("analyst", "POST", "/x/screen/decisions", decision);
    assertThat(decided.statusCode()).as(decided.body()).isEqualTo(201);
    assertThat(told(decided).text("cleared")).isNotNull();
    assertThat(ask("analyst", "POST", "/x/screen/ask", rows(ROW)).body())
        .contains("born elsewhere")
        .doesNotContain("\"match\":true");
    assertThat(ask("auditor", "GET", "/x/screen/decisions?entity=us-sdn/25308", "").body())
        .contains("\"person\":\"analyst\"")
        .contains("\"decision\":\"rejected\"");
    for (String bad :
        new String[] {
          decision.replace("25308", "1"),
          decision.replace("born elsewhere", " "),
          decision.replace("rejected", "perhaps"),
          decision.replace("}", ",\"until\":\"2001-01-01\"}"),
          decision.replace("}", ",\"job\":\"none\"}")
        }) {
      assertThat(ask("analyst", "POST", "/x/screen/decisions", bad).statusCode())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(ask("auditor", "POST", "/x/screen/decisions", decision).statusCode()).isEqualTo(403);
  }

  @Test
  void listsAndGapsAreThoseOfTheCommands() throws Exception {
    assertThat(told(ask("administrator", "GET", "/x/lists", "")))
        .isEqualTo(
            JsonReader.parse(
                "status",
                CommandLineRun.of("lists", "status", "--home", home(), "--format", "json").out()));
    JsonValue.Members gaps = told(ask("analyst", "GET", "/x/lists/gaps?missing=kr", ""));
    JsonValue.Members printed =
        (JsonValue.Members)
            JsonReader.parse(
                "gaps",
                CommandLineRun.of(
                        "lists", "gaps", "--home", home(), "--missing", "kr", "--format", "json")
                    .out());
    assertThat(gaps.without("total")).isEqualTo(printed);
    assertThat(gaps.get("total")).isEqualTo(JsonValue.of(gaps.items("gaps").size()));
  }
}

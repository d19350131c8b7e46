package org.entente.app.server.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.entente.app.server.TestStore;
import org.entente.app.server.taxii.StandingNode;
import org.entente.cases.CaseBook;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Cases as a page reads and writes them.
@ParameterizedClass
@EnumSource(TestStore.class)
class CaseRoutesTest {
  private static final String STATEMENT = "seen at 13:26";

  @Parameter private TestStore kept = TestStore.SQLITE;
  @TempDir private Path folder;

  private static JsonValue.Members ask(StandingNode node, String person, String action, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        node.send(
            node.request(
                "POST", "/x/admin/case-" + action, body, "", StandingNode.basic(person, "right")));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return (JsonValue.Members) JsonReader.parse(action, response.body());
  }

  private static HttpResponse<String> get(StandingNode node, String person, String path)
      throws IOException, InterruptedException {
    return node.send(node.request("GET", path, "", "", StandingNode.basic(person, "right")));
  }

  private static List<String> titles(JsonValue.Members of, String list) {
    return of.items(list).stream()
        .map(one -> ((JsonValue.Members) one).optional("title").orElse(""))
        .toList();
  }

  @Test
  void aPageFindsWhatIsToBeDoneAndWhatWasKnownWhen() throws Exception {
    Path clock = Files.writeString(folder.resolve("clock"), "2026-03-10T00:00:00Z");
    try (StandingNode node =
        new StandingNode(folder.resolve("us"), kept.keys(Map.of("test.clock", clock.toString())))) {
      ask(node, "analyst", "open", "{\"incident\":\"theft\",\"title\":\"A\"}");
      ask(node, "analyst", "open", "{\"incident\":\"launch\",\"title\":\"B\"}");
      String base64 = Base64.getEncoder().encodeToString(STATEMENT.getBytes(UTF_8));
      String file = "{\"case\":\"us-1\",\"file\":\"s.txt\",\"published\":\"2026-02-27\"";
      ask(node, "analyst", "add", file + ",\"base64\":\"" + base64 + "\"}");
      JsonValue.Members late =
          ask(
              node,
              "analyst",
              "add",
              "{\"case\":\"us-1\",\"kind\":\"event\",\"title\":\"call\","
                  + "\"known\":\"2026-03-01\"}");
      assertThat(late.text("learnt")).isEqualTo("2026-03-01T00:00:00Z");
      ask(
          node,
          "analyst",
          "add",
          "{\"case\":\"us-1\",\"kind\":\"task\",\"title\":\"ask them\",\"word\":\"ann\"}");
      ask(
          node,
          "analyst",
          "add",
          "{\"case\":\"us-1\",\"kind\":\"finding\",\"title\":\"F\",\"word\":\"low\"}");
      ask(node, "analyst", "add", "{\"case\":\"us-2\",\"kind\":\"link\",\"word\":\"us-1\"}");
      ask(
          node,
          "analyst",
          "add",
          "{\"case\":\"us-1\",\"kind\":\"event\",\"title\":\"a call\",\"replaces\":\"3\"}");
      ask(node, "approver", "close", "{\"case\":\"us-2\",\"text\":\"nothing\"}");

      JsonValue.Members todo =
          (JsonValue.Members)
              JsonReader.parse("todo", get(node, "auditor", "/x/cases/todo?doer=ann").body());
      assertThat(titles(todo, "tasks")).containsExactly("ask them");
      assertThat(titles(todo, "findings")).containsExactly("F");
      assertThat(get(node, "auditor", "/x/cases/todo?doer=bob").body()).contains("\"tasks\":[]");
      assertThat(titles(ask(node, "auditor", "list", "{\"state\":\"open\"}"), "cases"))
          .containsExactly("A");
      assertThat(titles(ask(node, "auditor", "list", "{\"incident\":\"launch\"}"), "cases"))
          .containsExactly("B");
      assertThat(ask(node, "auditor", "list", "{\"state\":\"open\"}").toString())
          .contains("proposed")
          .contains("tasks");
      assertThat(titles(ask(node, "auditor", "list", "{\"find\":\"ask\"}"), "found"))
          .containsExactly("ask them");
      JsonValue.Members shown =
          ask(node, "auditor", "show", "{\"case\":\"us-1\",\"journal\":\"true\"}");
      assertThat(shown.texts("linkedFrom")).containsExactly("us-2");
      assertThat(titles(shown, "replaced")).containsExactly("call");
    }
  }

  @Test
  void whatStoodHereThenIsNotWhatAuthorsSayTheyKnew() throws Exception {
    Path clock = Files.writeString(folder.resolve("clock"), "2026-03-01T00:00:00Z");
    try (StandingNode node =
        new StandingNode(folder.resolve("us"), kept.keys(Map.of("test.clock", clock.toString())))) {
      ask(node, "analyst", "open", "{\"incident\":\"theft\",\"title\":\"A\"}");
      Files.writeString(clock, "2026-03-09T00:00:00Z");
      String add = "{\"case\":\"us-1\",\"kind\":\"event\",\"title\":\"call\",\"known\":\"";
      ask(node, "analyst", "add", add + "2026-03-02T10:00:00Z\"}");
      String then = "{\"case\":\"us-1\",\"known\":\"2026-03-05\"";
      assertThat(titles(ask(node, "auditor", "show", then + "}"), "entries")).containsExactly("A");
      assertThat(titles(ask(node, "auditor", "show", then + ",\"by\":\"learnt\"}"), "entries"))
          .containsExactly("A", "call");
      String future = add + "2026-03-10\"}";
      assertThat(
              node.send(
                      node.request(
                          "POST",
                          "/x/admin/case-add",
                          future,
                          "",
                          StandingNode.basic("analyst", "right")))
                  .body())
          .contains("nothing is known before it is");
    }
  }

  @Test
  void evidenceIsDownloadedToTheByteAndOnlyFromItsCase() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), kept.keys())) {
      ask(node, "analyst", "open", "{\"incident\":\"theft\",\"title\":\"A\"}");
      ask(node, "analyst", "open", "{\"incident\":\"theft\",\"title\":\"B\"}");
      String hostile = "<script>alert(1)</script>";
      String base64 = Base64.getEncoder().encodeToString(hostile.getBytes(UTF_8));
      ask(
          node,
          "analyst",
          "add",
          "{\"case\":\"us-1\",\"file\":\"x.html\",\"base64\":\"" + base64 + "\"}");
      String path = "/content/" + CaseBook.sha256(hostile.getBytes(UTF_8));
      HttpResponse<String> response = get(node, "auditor", "/x/cases/us-1" + path);
      assertThat(response.body()).isEqualTo(hostile);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/octet-stream");
      assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(response.headers().firstValue("Content-Disposition").orElse(""))
          .startsWith("attachment");
      assertThat(get(node, "auditor", "/x/cases/us-2" + path).statusCode()).isEqualTo(404);
      assertThat(get(node, "administrator", "/x/cases/us-1" + path).statusCode()).isEqualTo(403);
    }
  }
}

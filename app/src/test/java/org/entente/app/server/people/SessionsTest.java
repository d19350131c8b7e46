package org.entente.app.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.entente.app.server.MadeObjects.action;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.entente.app.server.door.AuditHead;
import org.entente.app.server.home.NodeHome;
import org.entente.app.server.taxii.StandingNode;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Audit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who sign in, and what is written down of it.
class SessionsTest {
  private static final String JSON = "application/json";

  @TempDir private Path folder;

  private record Opened(String cookie, String csrf) {}

  private static HttpResponse<String> signIn(StandingNode node, String name, String password)
      throws IOException, InterruptedException {
    String body = "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}";
    return node.send(node.request("POST", "/session", body, JSON, ""));
  }

  private static Opened opened(HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    String cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("; HttpOnly", "; SameSite=Strict", "; Path=/");
    JsonValue.Members body = (JsonValue.Members) JsonReader.parse("x", response.body());
    return new Opened(cookie.split(";", 2)[0], body.optional("csrf").orElseThrow());
  }

  private static int status(
      StandingNode node, String method, String path, String body, Opened as, String csrf)
      throws IOException, InterruptedException {
    var request = node.request(method, path, body, JSON, "").header("Cookie", as.cookie());
    if (!csrf.isEmpty()) {
      request.header("X-CSRF-Token", csrf);
    }
    return node.send(request).statusCode();
  }

  @Test
  void aChangeByCookieMustRepeatTheWordOfItsSession() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      Opened kim = opened(signIn(node, "administrator", "right"));
      Opened other = opened(signIn(node, "administrator", "right"));
      assertThat(status(node, "GET", "/session", "", kim, "")).isEqualTo(200);
      assertThat(status(node, "POST", "/x/admin/people", "{}", kim, "")).isEqualTo(403);
      assertThat(status(node, "POST", "/x/admin/people", "{}", kim, other.csrf())).isEqualTo(403);
      assertThat(status(node, "POST", "/x/admin/people", "{}", kim, kim.csrf())).isEqualTo(200);
      assertThat(status(node, "DELETE", "/session", "", kim, kim.csrf())).isEqualTo(204);
      assertThat(status(node, "GET", "/session", "", kim, "")).isEqualTo(401);
      assertThat(status(node, "GET", "/session", "", other, "")).isEqualTo(200);
      // Another role ends what is open, and a form of another site can't sign anybody in.
      node.actions.perform("person-role", action("name", "administrator", "role", "analyst"));
      assertThat(status(node, "GET", "/session", "", other, "")).isEqualTo(401);
      assertThat(node.send(node.request("POST", "/session", "{}", "text/plain", "")).statusCode())
          .isEqualTo(415);
      assertThat(signIn(node, "analyst", "x".repeat(1 << 16)).statusCode()).isEqualTo(413);
    }
  }

  @Test
  void aSessionEndsWhenItIsIdleAndInAnyCase() throws Exception {
    Path clock = folder.resolve("clock");
    Files.writeString(clock, "2026-03-01T00:00:00Z");
    Map<String, String> keys = Map.of("test.clock", clock.toString());
    try (StandingNode node = new StandingNode(folder.resolve("us"), keys)) {
      Opened idle = opened(signIn(node, "analyst", "right"));
      Opened busy = opened(signIn(node, "analyst", "right"));
      for (int minutes = 20; minutes < 480; minutes += 20) {
        Files.writeString(clock, "2026-03-01T%02d:%02d:00Z".formatted(minutes / 60, minutes % 60));
        assertThat(status(node, "GET", "/session", "", busy, "")).isEqualTo(200);
      }
      assertThat(status(node, "GET", "/session", "", idle, "")).isEqualTo(401);
      Files.writeString(clock, "2026-03-01T08:00:00Z");
      assertThat(status(node, "GET", "/session", "", busy, "")).isEqualTo(401);
    }
  }

  @Test
  void failuresDelayAndAnUnknownNameIsAnsweredLikeAWrongPassword() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      for (int i = 0; i < 6; i++) {
        HttpResponse<String> wrong = signIn(node, "analyst", "wrong");
        HttpResponse<String> unknown = signIn(node, "nobody", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
      }
      HttpResponse<String> delayed = signIn(node, "nobody", "wrong");
      assertThat(delayed.statusCode()).isEqualTo(429);
      assertThat(delayed.headers().firstValue("Retry-After")).isPresent();
      assertThat(delayed.body()).contains("\"http_status\":\"429\"");
      assertThat(signIn(node, "approver", "right").statusCode()).isEqualTo(201);
      assertThat(node.send(node.request("GET", "/metrics", "", "", node.nodeToken())).body())
          .contains("entente_sign_in_failures_total 12\n", "route=\"sign_in\",status=\"401\"} 12");
    }
  }

  @Test
  void anInvitationSetsAPasswordOnce() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      JsonValue.Members added =
          node.actions.perform("person-add", action("name", "lee", "role", "auditor"));
      String code = added.optional("link").orElseThrow().replaceFirst(".*#", "");
      assertThat(signIn(node, "lee", "").statusCode()).isEqualTo(401);
      assertThat(welcome(node, code, "short").statusCode()).isEqualTo(422);
      Opened lee = opened(welcome(node, code, "long enough now"));
      assertThat(status(node, "GET", "/x/audit", "", lee, "")).isEqualTo(200);
      assertThat(welcome(node, code, "long enough now").statusCode()).isEqualTo(404);
      opened(signIn(node, "lee", "long enough now"));
      node.actions.perform("person-state", action("name", "lee", "state", "removed"));
      assertThat(signIn(node, "lee", "long enough now").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> welcome(StandingNode node, String code, String password)
      throws IOException, InterruptedException {
    String body = "{\"code\":\"" + code + "\",\"password\":\"" + password + "\"}";
    return node.send(node.request("POST", "/session/welcome", body, JSON, ""));
  }

  @Test
  void whoAsksTooMuchWaitsAndOthersDoNot() throws Exception {
    Map<String, String> keys = Map.of("limit.requests", "1");
    try (StandingNode node = new StandingNode(folder.resolve("us"), keys)) {
      String analyst = StandingNode.basic("analyst", "right");
      for (int i = 0; i < 2; i++) {
        assertThat(node.send(node.request("GET", "/api/", "", "", analyst)).statusCode())
            .isEqualTo(200);
      }
      HttpResponse<String> third = node.send(node.request("GET", "/api/", "", "", analyst));
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(third.headers().firstValue("Retry-After")).contains("1");
      String auditor = StandingNode.basic("auditor", "right");
      assertThat(node.send(node.request("GET", "/api/", "", "", auditor)).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aFlightRecordingTellsRouteAndStatus() throws Exception {
    Path file = folder.resolve("node.jfr");
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of());
        Recording recording = new Recording()) {
      recording.enable("org.entente.Request");
      recording.start();
      signIn(node, "analyst", "wrong");
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertThat(events)
        .anyMatch(
            event ->
                event.getEventType().getName().equals("org.entente.Request")
                    && event.getString("route").equals("sign_in")
                    && event.getInt("status") == 401);
  }

  @Test
  void theAuditTellsWhoDidWhatAndNoSecret() throws Exception {
    String secret = "a-password-nobody-else-has";
    Path home = folder.resolve("us");
    try (StandingNode node = new StandingNode(home, Map.of())) {
      String body = "{\"name\":\"yun\",\"role\":\"analyst\",\"password\":\"" + secret + "\"}";
      String administrator = StandingNode.basic("administrator", "right");
      assertThat(
              node.send(node.request("POST", "/x/admin/person-add", body, JSON, administrator))
                  .statusCode())
          .isEqualTo(200);
      signIn(node, secret, secret);
      opened(signIn(node, "yun", secret));
      node.send(
          node.request("GET", "/api/collections/", "", "", StandingNode.basic("yun", secret)));
      // What is read is written with the next that waits.
      node.node.audit().append(new Audit.Act("", "", "", "the test ends", "", ""));
      String all = node.node.audit().entries(0, null, 1000).toString();
      assertThat(all)
          .contains("who=administrator, means=password, address=127.0.0.1")
          .contains("what=POST /x/admin/person-add, detail={\"name\":\"yun\",\"role\":\"analyst\",")
          .contains("who=, means=, address=127.0.0.1, what=sign in, detail=, result=failed")
          .contains("who=yun, means=password, address=127.0.0.1, what=sign in, detail=, result=ok")
          .contains("what=GET /api/collections/, detail=, result=200")
          .doesNotContain(secret);
      assertThat(node.node.audit().prove().broken()).isZero();
    }
    assertThat(broken(home, "UPDATE audit SET who = 'kim' WHERE number = 2")).isEqualTo(2);
    assertThat(broken(home, "DELETE FROM audit WHERE number = 2")).isEqualTo(3);
  }

  @Test
  void theAuditIsHeldToANoteThatSomebodyKept() throws Exception {
    Path home = folder.resolve("us");
    try (StandingNode node = new StandingNode(home, Map.of())) {
      try (AuditHead head = new AuditHead(node.node)) {
        head.start();
        for (int i = 0; i < 5; i++) {
          node.node.audit().append(new Audit.Act("lee", "", "", "does", "", "ok"));
        }
      }
      long size = node.node.audit().head().number();
      String kept = java.nio.file.Files.readString(home.resolve(AuditHead.FILE));
      JsonValue.Members same = node.actions.perform("audit", action("note", kept));
      assertThat(same.get("heldUpTo")).isEqualTo(JsonValue.of(size));
      assertThat(same.get("whole")).isEqualTo(JsonValue.of(true));
      // Whoever can change the store takes the node's own note away, too.
      broken(home, "DELETE FROM audit WHERE number > " + (size - 2));
      java.nio.file.Files.delete(home.resolve(AuditHead.FILE));
      JsonValue.Members alone = node.actions.perform("audit", action("since", ""));
      assertThat(alone.get("whole")).as("without a copy").isEqualTo(JsonValue.of(true));
      JsonValue.Members cut = node.actions.perform("audit", action("note", kept));
      assertThat(cut.get("whole")).isEqualTo(JsonValue.of(false));
      assertThat(cut.get("missingFrom")).isEqualTo(JsonValue.of(size - 1));
      assertThat(cut.get("missingTo")).isEqualTo(JsonValue.of(size));
      assertThat(cut.get("heldUpTo")).isNull();
      String forged = kept.replace("\n" + size + "\n", "\n" + (size - 2) + "\n");
      assertThatThrownBy(() -> node.actions.perform("audit", action("note", forged)))
          .isInstanceOf(BadInput.class);
    }
  }

  @Test
  void whatWasCutOffTheAuditIsMissed() throws Exception {
    Path home = folder.resolve("us");
    try (StandingNode node = new StandingNode(home, Map.of())) {
      try (AuditHead head = new AuditHead(node.node)) {
        head.start();
        for (int i = 0; i < 5; i++) {
          node.node.audit().append(new Audit.Act("lee", "", "", "does", "", "ok"));
        }
      }
      assertThat(node.actions.perform("audit", action("since", "")).get("whole"))
          .isEqualTo(JsonValue.of(true));
      long size = node.node.audit().head().number();
      broken(home, "DELETE FROM audit WHERE number > " + (size - 2));
      JsonValue.Members cut = node.actions.perform("audit", action("since", ""));
      assertThat(cut.get("whole")).isEqualTo(JsonValue.of(false));
      assertThat(cut.get("missingFrom")).isEqualTo(JsonValue.of(size - 1));
      assertThat(cut.get("missingTo")).isEqualTo(JsonValue.of(size));
      for (int i = 0; i < 3; i++) {
        node.node.audit().append(new Audit.Act("kim", "", "", "covers up", "", "ok"));
      }
      new AuditHead(node.node).close();
      JsonValue.Members covered = node.actions.perform("audit", action("since", ""));
      assertThat(covered.get("changedUpTo")).isEqualTo(JsonValue.of(size));
      Path note = home.resolve(AuditHead.FILE);
      Files.writeString(note, Files.readString(note).replaceFirst("\n" + size, "\n1"));
      assertThat(node.actions.perform("audit", action("since", "")).get("whole"))
          .isEqualTo(JsonValue.of(false));
    }
  }

  /// Somebody with the file changes it behind the store's back.
  private static long broken(Path home, String sql) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home + "/node.db");
        Statement statement = connection.createStatement()) {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> statement.executeUpdate(sql)))
          .hasMessageContaining("what was written stays");
      statement.executeUpdate("DROP TRIGGER IF EXISTS audit_stays");
      statement.executeUpdate("DROP TRIGGER IF EXISTS audit_remains");
      statement.executeUpdate(sql);
      statement.executeUpdate(
          "CREATE TRIGGER audit_remains BEFORE DELETE ON audit"
              + " BEGIN SELECT RAISE(ABORT, 'what was written stays'); END");
    }
    NodeHome opened = NodeHome.open(home);
    try (var store = opened.store()) {
      return store.audit().prove().broken();
    }
  }
}

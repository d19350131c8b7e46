package org.entente.app.server.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.entente.app.server.NodeGroup;
import org.entente.app.server.taxii.StandingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node whose store fails says that it isn't ready and why, without telling more, and is ready
/// again once the store works.
class StoreTroubleTest {
  @TempDir private Path folder;

  private static HttpResponse<String> ready(StandingNode node) throws Exception {
    return node.send(node.request("GET", "/health/ready", "", "", ""));
  }

  private void sql(String... all) throws SQLException {
    String file = "jdbc:sqlite:" + folder.resolve("us").resolve("node.db");
    try (Connection connection = DriverManager.getConnection(file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      for (String one : all) {
        statement.execute(one);
      }
    }
  }

  @Test
  void aStoreThatCantBeWrittenMakesItUnreadyUntilItCan() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      assertThat(ready(node).statusCode()).isEqualTo(200);
      sql("ALTER TABLE setting RENAME TO elsewhere");
      NodeGroup.await(() -> code(node) == 503);
      assertThat(ready(node).body())
          .contains("\"error_code\":\"store-failed\"")
          .doesNotContain("setting", "node.db");
      sql("ALTER TABLE elsewhere RENAME TO setting");
      NodeGroup.await(() -> code(node) == 200);
    }
  }

  private static int code(StandingNode node) {
    try {
      return ready(node).statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void damageThatAReadingFindsIsToldAndStaysUntilALookThroughFindsNone() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      node.actions.perform(
          "case-open", action("incident", "theft", "title", "a theft", "as", "analyst"));
      sql(
          "DROP TRIGGER case_entry_stays",
          "UPDATE case_entry SET title = 'nothing' WHERE case_id = 'us-1'");
      HttpResponse<String> shown =
          node.send(
              node.request(
                  "POST",
                  "/x/admin/case-show",
                  "{\"case\":\"us-1\"}",
                  "application/json",
                  node.nodeToken()));
      assertThat(shown.statusCode()).isEqualTo(503);
      assertThat(shown.body())
          .contains("case us-1, entry 1", "entente node restore", "store-damaged")
          .doesNotContain("nothing");
      assertThat(ready(node).body()).contains("store-damaged").doesNotContain("us-1");
      HttpResponse<String> status =
          node.send(node.request("GET", "/x/status", "", "", node.nodeToken()));
      assertThat(status.body()).contains("\"storeTrouble\":\"store-damaged\"", "us-1");
      assertThat(node.node.store().damages(5)).singleElement().asString().contains("us-1");
      sql("UPDATE case_entry SET title = 'a theft' WHERE case_id = 'us-1'");
      assertThat(ready(node).statusCode()).isEqualTo(503);
      assertThat(node.node.store().damages(5)).isEmpty();
      node.node.storeState().whole();
      assertThat(ready(node).statusCode()).isEqualTo(200);
    }
  }
}

package org.entente.app.server.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.entente.app.server.taxii.StandingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Alerts of live traces in a node.
class AlertsTest {
  @TempDir private Path folder;

  private static HttpResponse<String> ask(
      StandingNode node, String person, String method, String path, String body)
      throws IOException, InterruptedException {
    return node.send(node.request(method, path, body, "", StandingNode.basic(person, "right")));
  }

  @Test
  void anAlertComesOnceAndStaysUntilSomebodyDealtWithIt() throws Exception {
    Path home = folder.resolve("us");
    try (StandingNode node = new StandingNode(home, Map.of());
        NodeAlerts alerts = NodeAlerts.to(home)) {
      long before = node.node.events().last();
      alerts.take("a1", "{\"event\":\"moved\",\"text\":\"돈\"}");
      alerts.take("a1", "{\"event\":\"moved\",\"text\":\"돈\"}");
      alerts.take("a2", "{\"event\":\"exit\"}");
      assertThat(node.node.events().last() - before).isEqualTo(2);
      assertThat(ask(node, "approver", "GET", "/x/alerts?state=open&limit=1", "").body())
          .contains("\"id\":\"a2\"")
          .contains("\"more\":true")
          .doesNotContain("a1");
      HttpResponse<String> done =
          ask(node, "analyst", "POST", "/x/alerts/1/done", "{\"text\":\"frozen\"}");
      assertThat(done.body()).contains("\"person\":\"analyst\"").contains("frozen").contains("돈");
      assertThat(ask(node, "approver", "POST", "/x/alerts/1/done", "{\"text\":\"me\"}").body())
          .contains("\"person\":\"analyst\"");
      assertThat(ask(node, "auditor", "GET", "/x/alerts?state=done", "").body())
          .contains("a1")
          .doesNotContain("a2");
      assertThat(ask(node, "analyst", "POST", "/x/alerts/9/done", "{}").statusCode())
          .isEqualTo(404);
      assertThat(ask(node, "analyst", "POST", "/x/alerts", "{\"id\":\"x\"}").statusCode())
          .isEqualTo(422);
    }
    try (NodeAlerts alerts = NodeAlerts.to(home)) {
      assertThatThrownBy(() -> alerts.take("a3", "{}"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("doesn't run");
    }
  }
}

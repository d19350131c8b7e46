package org.entente.app.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.entente.app.server.command.NodePicture;
import org.entente.app.server.watch.NodeAlerts;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The common picture of a node's cases and alerts, as known at a time.
class PictureRoutesTest {
  private static final String PASSES =
      """
      {"passes":[{"object":"58400","site":"seoul","site_lat":37.5,"site_lon":127.0,
        "open":"2026-03-05T01:00:00Z","closest":"2026-03-05T01:01:00Z",
        "close":"2026-03-05T01:02:00Z","off_nadir_deg":10.0,"sun_deg":20.0,"lit":true,
        "set":"2026-03-01T00:00:00Z","age_days":4.0,"sigma_s":3.5}],"void":[]}
      """;

  @TempDir private Path folder;

  private static void act(StandingNode node, String action, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        node.send(
            node.request(
                "POST",
                "/x/admin/case-" + action,
                body,
                "",
                StandingNode.basic("analyst", "right")));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static void evidence(StandingNode node, String name, String text)
      throws IOException, InterruptedException {
    String base64 = Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    act(node, "add", "{\"case\":\"us-1\",\"file\":\"" + name + "\",\"base64\":\"" + base64 + "\"}");
  }

  private static JsonValue.Members picture(StandingNode node, String query)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        node.send(
            node.request(
                "GET", "/x/picture" + query, "", "", StandingNode.basic("auditor", "right")));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return (JsonValue.Members) JsonReader.parse("picture", response.body());
  }

  private static List<String> kinds(JsonValue.Members picture) {
    return picture.items("observations").stream()
        .map(one -> ((JsonValue.Members) one).text("kind"))
        .toList();
  }

  @Test
  void warningsOfTheNodeStandInThePictureSinceItKnewThem() throws Exception {
    Path clock = Files.writeString(folder.resolve("clock"), "2026-03-01T00:00:00Z");
    try (StandingNode node =
        new StandingNode(folder.resolve("us"), Map.of("test.clock", clock.toString()))) {
      String alert = WarningsTest.alert("a@x", "A1", "Actual", "Alert", "");
      HttpResponse<String> taken =
          node.send(
              node.request(
                  "POST", "/x/warnings", alert, "", StandingNode.basic("analyst", "right")));
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
      Files.writeString(clock, "2026-03-02T00:00:00Z");
      JsonValue.Members now = picture(node, "");
      assertThat(kinds(now)).containsExactly("cap-alert");
      assertThat(now.toString()).contains("via us").contains("active");
      assertThat(kinds(picture(node, "?known=2026-02-28"))).isEmpty();
    }
  }

  @Test
  void casesAndAlertsAreOnePictureAndAnEarlierTimeShowsWhatWasKnownThen() throws Exception {
    Path clock = Files.writeString(folder.resolve("clock"), "2026-03-01T00:00:00Z");
    Path home = folder.resolve("us");
    try (StandingNode node = new StandingNode(home, Map.of("test.clock", clock.toString()));
        NodeAlerts alerts = NodeAlerts.to(home)) {
      act(
          node,
          "open",
          "{\"incident\":\"theft\",\"title\":\"A theft\",\"from\":\"2026-02-20T00:00:00Z\"}");
      Files.writeString(clock, "2026-03-02T00:00:00Z");
      evidence(node, "passes.json", PASSES);
      evidence(node, "note.txt", "nothing with a time");
      alerts.take(
          "a1",
          "{\"live\":\"x\",\"stage\":\"mined\",\"tx\":\"aa\",\"network\":\"bitcoin\","
              + "\"time\":\"2026-03-01T23:00:00Z\",\"events\":[\"moved\"],"
              + "\"to\":[{\"asset\":\"BTC\",\"amount\":\"7\"}]}");
      alerts.take("a2", "{\"event\":\"of another sender\"}");
      Files.writeString(clock, "2026-03-03T00:00:00Z");
      evidence(node, "half.json", "{\"events\":[{\"mmsi\":[1]}]}");

      JsonValue.Members now = picture(node, "");
      assertThat(kinds(now)).containsExactlyInAnyOrder("theft", "live-alert", "pass");
      assertThat(now.items("unread")).hasSize(1);
      assertThat(now.toString()).contains("kind is missing");
      assertThat(kinds(picture(node, "?known=2026-03-01"))).containsExactly("theft");
      assertThat(kinds(picture(node, "?from=2026-03-04"))).containsExactly("pass");
      JsonValue.Members cut = picture(node, "?limit=1");
      assertThat(kinds(cut)).containsExactly("pass");
      assertThat(cut.toString()).contains("left_out");
      byte[] told = NodePicture.of(home, "2026-03-02T12:00:00Z");
      assertThat(new String(told, UTF_8))
          .contains("58400 over seoul")
          .contains("\"case\":\"us-1\"");
    }
    byte[] standing = NodePicture.of(home, "2026-03-01T12:00:00Z");
    assertThat(new String(standing, UTF_8)).contains("A theft").doesNotContain("seoul");
  }
}

package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.entente.app.CommandLineRun;
import org.entente.app.server.Events;
import org.entente.app.server.command.NodePicture;
import org.entente.app.server.taxii.StandingNode;
import org.entente.app.terminal.ExitCode;
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

  private static final String SUPPLY =
      """
      {"alerts":[{"month":"2021-09","importer":"KOR","product":"urea","partner":"CHN","level":1,
        "rules":[{"rule":"share","value":0.97,"limit":0.8}]}]}
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

      evidence(node, "supply.json", SUPPLY);
      assertThat(picture(node, "").toString()).contains("share 0.97, limit 0.8", "a season");
      assertThat(picture(node, "?language=ko").toString())
          .contains("점유율 0.97, 기준 0.8", "계절")
          .doesNotContain("share 0.97");
    }
    byte[] standing = NodePicture.of(home, "2026-03-01T12:00:00Z");
    assertThat(new String(standing, UTF_8)).contains("A theft").doesNotContain("seoul");
  }

  /// By the command line, as a timer would run it, to the live stream and into the picture.
  @Test
  void aNodeIsToldOfAPassOverAnOwnSiteOnceBeforeItComes() throws Exception {
    Path elements =
        Files.writeString(
            folder.resolve("m.tle"),
            """
            1 58400U 23179A   24164.24788005  .00007135  00000+0  32465-3 0  9998
            2 58400  97.4040  51.1823 0001996 152.6365 207.4976 15.21013721 30973
            """);
    Path sites =
        Files.writeString(
            folder.resolve("sites.csv"),
            """
            id,name,lat,lon,height_m,owner,declared
            seoul,Seoul,37.5665,126.9780,38,KR,2024-01-01
            """);
    Path clock = Files.writeString(folder.resolve("clock"), "2024-06-13T00:30:00Z");
    Path home = folder.resolve("us");
    try (StandingNode node = new StandingNode(home, Map.of("test.clock", clock.toString()))) {
      Object[] due = {
        "watch",
        "overflight",
        "passes",
        "--elements",
        elements,
        "--sites",
        sites,
        "--alert",
        "60",
        "--known-at",
        "2024-06-13T00:30:00Z",
        "--to-node",
        home
      };
      long before = node.node.events().last();
      assertThat(CommandLineRun.of(due).exit()).isEqualTo(ExitCode.FOUND);
      assertThat(CommandLineRun.of(due).exit()).isEqualTo(ExitCode.FOUND);
      Events.News news = node.node.events().after(before, Duration.ofSeconds(1));
      assertThat(news.events()).extracting(Events.Event::type).containsExactly("alert");
      JsonValue.Members picture = picture(node, "");
      assertThat(kinds(picture)).containsExactly("pass");
      assertThat(picture.toString()).contains("58400 over seoul", "overflight");
      due[10] = "2024-06-12T23:00:00Z";
      assertThat(CommandLineRun.of(due).exit()).isEqualTo(ExitCode.DONE);
    }
  }
}

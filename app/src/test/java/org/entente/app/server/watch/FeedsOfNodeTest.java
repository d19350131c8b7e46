package org.entente.app.server.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.entente.app.feed.FeedServer;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Feeds that a node asks, and incidents that it shows.
@Timeout(120)
class FeedsOfNodeTest {
  @TempDir private Path folder;

  private static String alert(String sender, String id, String severity, Instant begins) {
    String time = begins.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "-00:00");
    return """
    <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>%s</identifier>\
    <sender>%s</sender><sent>%s</sent><status>Exercise</status><msgType>Alert</msgType>\
    <scope>Public</scope><info><category>Safety</category><event>Missile launch</event>\
    <urgency>Immediate</urgency><severity>%s</severity><certainty>Likely</certainty>\
    <area><areaDesc>All</areaDesc><circle>38,130 200</circle></area></info></alert>\
    """
        .formatted(id, sender, time, severity);
  }

  private static JsonValue.Members get(StandingNode node, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        node.send(node.request("GET", path, "", "", StandingNode.basic("auditor", "right")));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return (JsonValue.Members) JsonReader.parse("answer", response.body().getBytes(UTF_8));
  }

  private static List<JsonValue.Members> list(JsonValue.Members of, String name) {
    return of.items(name).stream().map(JsonValue.Members.class::cast).toList();
  }

  @Test
  void whatAFeedBringsStandsByItsWayAndWhatLiesIsKeptOut() throws Exception {
    Instant now = Instant.now();
    try (FeedServer server = new FeedServer(folder.resolve("tls"))) {
      server.put("/1.cap", alert("jma@x", "J1", "Severe", now));
      server.put("/2.cap", alert("us@USA", "U1", "Extreme", now));
      server.put(
          "/feed",
          "<rss version='2.0'><channel><item><guid>1</guid><link>1.cap</link></item>"
              + "<item><guid>2</guid><link>2.cap</link></item></channel></rss>");
      Path file =
          Files.writeString(
              folder.resolve("feeds"),
              """
              jma.url=%s
              jma.ca=%s
              jma.private=true
              jma.senders=jma@x
              """
                  .formatted(server.url("/feed"), server.authority));
      Map<String, String> settings = Map.of("warnings.feeds", file.toAbsolutePath().toString());
      try (StandingNode node = new StandingNode(folder.resolve("us"), settings);
          FeedWatch feeds = new FeedWatch(node.node)) {
        feeds.start();
        while (get(node, "/x/warnings/feeds").items("feeds").isEmpty()) {
          Thread.sleep(50);
        }
        JsonValue.Members told = list(get(node, "/x/warnings/feeds"), "feeds").getFirst();
        assertThat(told.text("outcome")).isEqualTo("fetched");
        JsonValue.Members shown = list(told, "shown").getFirst();
        assertThat(shown.text("identifier")).isEqualTo("U1");
        assertThat(list(shown, "errors").getFirst().text("rule")).isEqualTo("wrong-sender");
        List<JsonValue.Members> alerts = list(get(node, "/x/warnings"), "alerts");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.getFirst().text("authority")).isEqualTo("via feed jma");
        assertThat(node.home.feed("jma")).exists();
      }
    }
  }

  @Test
  void reportsOfOneEventStandTogetherWithWhatTheyDisagreeOn() throws Exception {
    Instant now = Instant.now();
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      for (String alert :
          List.of(
              alert("kr@KOR", "K1", "Extreme", now),
              alert("us@USA", "U1", "Severe", now.minusSeconds(90)),
              alert("jp@JPN", "J1", "Severe", now.minusSeconds(7_200)))) {
        assertThat(
                node.send(node.request("POST", "/x/warnings", alert, "", node.nodeToken()))
                    .statusCode())
            .isEqualTo(201);
      }
      List<JsonValue.Members> incidents = list(get(node, "/x/warnings/incidents"), "incidents");
      assertThat(incidents).hasSize(2);
      JsonValue.Members both = incidents.getLast();
      assertThat(list(both, "reports")).hasSize(2);
      assertThat(both.text("event")).isEqualTo("missile-launch");
      Map<String, Boolean> agreed =
          list(both, "said").stream()
              .collect(
                  java.util.stream.Collectors.toMap(
                      one -> String.valueOf(one.text("field")),
                      one -> new JsonValue.Truth(true).equals(one.get("agreed"))));
      assertThat(agreed).containsEntry("severity", false).containsEntry("urgency", true);
      assertThat(list(get(node, "/x/warnings/incidents?within=1"), "incidents")).hasSize(3);
    }
  }
}

package org.entente.app.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Events;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that looks for passes over its own sites by itself.
class PassWatchTest {
  private static final String SET =
      """
      1 58400U 23179A   24164.24788005  .00007135  00000+0  32465-3 0  9998
      2 58400  97.4040  51.1823 0001996 152.6365 207.4976 15.21013721 30973
      """;

  @TempDir private Path folder;
  private Path elements;
  private Path clock;
  private Map<String, String> settings;

  @BeforeEach
  void writeFiles() throws IOException {
    elements = Files.createDirectory(folder.resolve("elements"));
    Files.writeString(elements.resolve("m.tle"), SET);
    Path sites =
        Files.writeString(
            folder.resolve("sites.csv"),
            """
            id,name,lat,lon,height_m,owner,declared
            seoul,Seoul,37.5665,126.9780,38,KR,2024-01-01
            """);
    clock = Files.writeString(folder.resolve("clock"), "2024-06-12T20:00:00Z");
    settings =
        Map.of(
            "test.clock",
            clock.toString(),
            "overflight.elements",
            elements.toString(),
            "overflight.sites",
            sites.toString());
  }

  private static JsonValue.Members get(StandingNode node, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        node.send(node.request("GET", path, "", "", StandingNode.basic("analyst", "right")));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return (JsonValue.Members) JsonReader.parse(path, response.body());
  }

  private static List<String> alerts(StandingNode node) throws IOException, InterruptedException {
    return get(node, "/x/alerts?state=open").items("alerts").stream()
        .map(one -> ((JsonValue.Members) one).text("id"))
        .toList();
  }

  @Test
  void aPassIsForeseenDaysBeforeAndToldOfOnceInTheHourBefore() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), settings);
        PassWatch watch = new PassWatch(node.node)) {
      watch.look();
      JsonValue.Members picture = get(node, "/x/picture");
      assertThat(picture.items("observations")).hasSizeGreaterThan(2);
      assertThat(picture.toString()).contains("58400 over seoul", "2024-06-13T01:03:45.220Z");
      assertThat(alerts(node)).isEmpty();

      long before = node.node.events().last();
      Files.writeString(clock, "2024-06-13T00:30:00Z");
      watch.look();
      watch.look();
      assertThat(alerts(node)).containsExactly("pass 58400 seoul 2024-06-13T01:00:00Z");
      Events.News news = node.node.events().after(before, Duration.ofSeconds(20));
      assertThat(news.events()).extracting(Events.Event::type).containsExactly("alert");
      assertThat(get(node, "/x/picture").items("observations"))
          .hasSameSizeAs(picture.items("observations"));

      // After a restart, too.
      try (PassWatch again = new PassWatch(node.node)) {
        again.look();
      }
      assertThat(alerts(node)).hasSize(1);
    }
  }

  @Test
  void elementsThatChangeAreReadAndThoseThatCannotBeAreAnAlert() throws Exception {
    try (StandingNode node = new StandingNode(folder.resolve("us"), settings);
        PassWatch watch = new PassWatch(node.node)) {
      watch.look();
      JsonValue.Members before = get(node, "/x/picture");
      Path broken = Files.writeString(elements.resolve("n.tle"), "no elements");
      watch.look();
      watch.look();
      assertThat(alerts(node)).singleElement().asString().contains("overflight unread", "n.tle");
      assertThat(get(node, "/x/picture").items("observations"))
          .hasSameSizeAs(before.items("observations"));

      Files.writeString(broken, SET.replace("58400", "58401").replace("30973", "30974"));
      watch.look();
      assertThat(get(node, "/x/picture").toString())
          .contains("58400 over seoul", "58401 over seoul");
      assertThat(alerts(node)).hasSize(1);
    }
  }

  @Test
  void withoutSitesNothingIsLookedFor() throws Exception {
    try (StandingNode node =
            new StandingNode(
                folder.resolve("us"), Map.of("overflight.elements", elements.toString()));
        PassWatch watch = new PassWatch(node.node)) {
      watch.start();
      watch.look();
      assertThat(get(node, "/x/picture").items("observations")).isEmpty();
    }
  }
}

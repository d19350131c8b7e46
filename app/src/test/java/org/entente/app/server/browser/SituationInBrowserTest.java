package org.entente.app.server.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.app.server.MadeObjects.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.server.taxii.StandingNode;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Situation screen in a browser, over a case that has something for every lane; without a
/// browser it says so and is skipped.
class SituationInBrowserTest {
  private static final String SHIPS =
      """
      {"events":[
      {"kind":"gap","mmsi":["351234000"],"from":"2026-03-03T02:00:00Z","to":"2026-03-03T19:00:00Z",
       "lat":38.9,"lon":131.4,"to_lat":41.6,"to_lon":131.1,"state":"unsure",
       "because":["no message for 17 h where others were heard"],
       "innocent":["a receiver that was off","<img src=x onerror=alert(7)>"]},
      {"kind":"encounter","mmsi":["351234000","273355000"],"from":"2026-03-04T05:00:00Z",
       "to":"2026-03-04T09:30:00Z","lat":35.2,"lon":124.3,"state":"sure",
       "because":["within 500 m for 4 h 30 min"],"innocent":["bunkering"]}]}
      """;
  private static final String PASSES =
      """
      {"passes":[
      {"object":"58400","site":"A hall","site_lat":35.45,"site_lon":139.65,
       "open":"2026-03-05T01:00:00Z","closest":"2026-03-05T01:01:00Z","close":"2026-03-05T01:02:00Z",
       "off_nadir_deg":10.0,"sun_deg":20.0,"lit":true,"set":"2026-03-01T00:00:00Z","age_days":4.0,
       "sigma_s":900.0},
      {"object":"58400","site":"An island","site_lat":13.58,"site_lon":144.92,
       "open":"2026-03-06T02:00:00Z","closest":"2026-03-06T02:01:00Z","close":"2026-03-06T02:02:00Z",
       "off_nadir_deg":31.0,"sun_deg":44.0,"lit":true,"set":"2026-03-01T00:00:00Z","age_days":5.1,
       "sigma_s":1400.0}],"void":[]}
      """;
  private static final String SUPPLY =
      """
      {"alerts":[{"month":"2026-02","importer":"KOR","product":"310210","partner":"CHN","level":2,
      "rules":[{"rule":"share","value":0.97,"limit":0.8}]}]}
      """;
  private static final String WARNING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>X-1</identifier>
      <sender>drill@example.org</sender><sent>2026-03-05T01:30:00+09:00</sent>
      <status>Exercise</status><msgType>Alert</msgType><scope>Restricted</scope>
      <restriction>exercise</restriction>
      <info><category>Security</category><event>Launch</event><urgency>Immediate</urgency>
      <severity>Severe</severity><certainty>Observed</certainty>
      <expires>2026-03-05T02:30:00+09:00</expires>
      <area><areaDesc>A coast</areaDesc>
      <polygon>36.5,136.0 39.0,138.5 41.2,140.0 41.0,141.5 38.2,141.6 36.5,136.0</polygon></area>
      </info></alert>
      """;

  @TempDir private Path folder;

  private static void add(StandingNode node, String file, String text) {
    node.actions.perform(
        "case-add",
        action("case", "us-1", "file", file, "title", file, "source", "our desk", "as", "analyst")
            .with(
                "base64", JsonValue.of(Base64.getEncoder().encodeToString(text.getBytes(UTF_8)))));
  }

  @Test
  void allLanesStandOnOneMapAndOneTime() throws Exception {
    if (!Browser.isHere()) {
      return;
    }
    try (StandingNode node = new StandingNode(folder.resolve("us"), Map.of())) {
      node.actions.perform(
          "case-open",
          action("incident", "theft", "title", "Theft at an exchange", "as", "analyst"));
      node.actions.perform(
          "case-add",
          action(
                  "case",
                  "us-1",
                  "kind",
                  "event",
                  "title",
                  "Coins left the exchange",
                  "as",
                  "analyst")
              .with("from", JsonValue.of("2026-03-02T14:16:11Z"))
              .with("to", JsonValue.of("2026-03-02T15:30:00Z")));
      add(node, "ships.json", SHIPS);
      add(node, "passes.json", PASSES);
      add(node, "supply.json", SUPPLY);
      add(node, "warning.xml", WARNING.strip());
      Map<String, JsonValue> told = new LinkedHashMap<>();
      told.put("url", JsonValue.of(node.home.settings().url()));
      told.put("case", JsonValue.of("us-1"));
      told.put("approver", JsonValue.of("approver"));
      told.put("password", JsonValue.of("right"));
      told.put("chromium", JsonValue.of(Browser.chromium().toString()));
      told.put("pictures", JsonValue.of(Browser.WEB.resolve("target/pictures").toString()));
      Path file = folder.resolve("told.json");
      Files.writeString(file, JsonWriter.text(new JsonValue.Members(told)));
      assertThat(Browser.run("situation.mjs", file)).as("what the browser met").isZero();
    }
  }
}

package org.entente.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entente.app.CommandLineRun;
import org.entente.app.screen.SmallLists;
import org.entente.app.terminal.ExitCode;
import org.entente.base.message.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShipsTest {
  private static final String ONE = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n";
  private static final long BEGIN = 1_769_904_000L;

  @TempDir private Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static CommandLineRun ships(String... arguments) {
    List<String> all = new ArrayList<>(List.of("watch", "ships"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--format", "json"));
    return CommandLineRun.of((Object[]) all.toArray(String[]::new));
  }

  private static JsonNode json(CommandLineRun run) {
    return new JsonMapper().readTree(run.out());
  }

  @Test
  void aSentenceIsPrintedFieldByField() throws IOException {
    CommandLineRun run = ships("decode", file("a.nmea", ONE));
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.DONE);
    JsonNode message = json(run).get("messages").get(0);
    assertThat(message.get("turn").asString()).isEqualTo("fastleft");
    assertThat(message.get("lon").decimalValue()).isEqualByComparingTo("-123.395383");
    assertThat(message.has("time")).isFalse();
    JsonNode raw = json(ships("decode", "--unscaled", file("a.nmea", ONE)));
    assertThat(raw.get("messages").get(0).get("lon").asInt()).isEqualTo(-74037230);
  }

  @Test
  void aBadLineIsListedAndNamedAndTheOthersPrinted() throws IOException {
    String path = file("b.nmea", ONE + ONE.replace("*4A", "*4B") + ONE);
    CommandLineRun run = ships("decode", path);
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains(path + ", line 2: wrong checksum");
    assertThat(json(run).get("messages")).hasSize(2);
    assertThat(json(run).get("rejected").get(0).get("line").asInt()).isEqualTo(2);
    assertThat(ships("decode", "--lenient", path).exit()).isEqualTo(ExitCode.FOUND);
    JsonNode count = json(ships("decode", "--lenient", "--count", path));
    assertThat(count.propertyNames()).containsExactly("stats");
    assertThat(count.get("stats").get("messages").asInt()).isEqualTo(2);
    assertThat(count.get("stats").get("rejected").asInt()).isEqualTo(1);
    assertThat(count.get("stats").get("mmsi").asInt()).isEqualTo(1);
  }

  @Test
  void timesOfTagBlocksArePrinted() throws IOException {
    String made = new MadeNmea().place(211_000_001, BEGIN, 35, 140, 10).text();
    JsonNode message = json(ships("decode", file("t.nmea", made))).get("messages").get(0);
    assertThat(message.get("time").asString()).isEqualTo("2026-02-01T00:00:00Z");
    assertThat(message.get("lat").asDouble()).isEqualTo(35);
  }

  @Test
  void namesThatDoNotFitAreFindings() throws IOException {
    String rows = "row,imo,mmsi,name,flag,length_m\n1,9074729,,,,\n2,9074728,646123456,,,\n";
    CommandLineRun run = ships("check", file("c.csv", rows));
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FOUND);
    JsonNode results = json(run).get("results");
    assertThat(results.get(0).get("findings")).isEmpty();
    assertThat(results.get(1).get("row").asInt()).isEqualTo(2);
    assertThat(results.get(1).get("findings")).hasSize(2);
    assertThat(results.get(1).get("findings").get(0).get("rule").asString()).isEqualTo("imo-digit");
    String good = "row,imo,mmsi,name,flag,length_m\n1,9074729,,,,\n";
    assertThat(ships("check", file("d.csv", good)).exit()).isEqualTo(ExitCode.DONE);
  }

  /// Two made ships meet; one of them then falls silent for a day under another name.
  private static String sea() {
    MadeNmea sea = new MadeNmea();
    for (int i = 0; i < 60; i++) {
      for (int ship = 1; ship <= 2; ship++) {
        double lon = 135 + (i < 12 ? i * 0.02 : 0.24);
        double knots = i < 12 ? 11.8 : 0.4;
        sea.place(211_000_000 + ship, BEGIN + i * 300L, 39 + ship * 0.002, lon, knots);
      }
    }
    sea.name(211_000_001, BEGIN + 10, "FIRST").name(211_000_001, BEGIN + 20, "FIRST");
    sea.place(211_000_001, BEGIN + 59 * 300 + 80_000, 39.5, 135.5, 10);
    sea.name(211_000_001, BEGIN + 100_000, "SECOND").name(211_000_001, BEGIN + 100_100, "SECOND");
    return sea.text();
  }

  @Test
  void whatHappenedIsToldWithItsReasonsAndInnocentReadings() throws IOException {
    CommandLineRun run = ships("events", file("sea.nmea", sea()));
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FOUND);
    List<String> kinds = new ArrayList<>();
    for (JsonNode event : json(run).get("events")) {
      kinds.add(event.get("kind").asString() + " " + event.get("state").asString());
      assertThat(event.get("because")).isNotEmpty();
      assertThat(event.get("innocent")).isNotEmpty();
    }
    assertThat(kinds).containsExactlyInAnyOrder("encounter sure", "gap sure", "identity sure");
    String ports = file("ports.csv", "name,lat,lon\nNear,39.2,135.4\nFar,20,100\n");
    CommandLineRun withPorts = ships("events", file("sea.nmea", sea()), "--ports", ports);
    List<JsonNode> gaps = new ArrayList<>();
    for (JsonNode event : json(withPorts).get("events")) {
      if (event.get("kind").asString().equals("gap")) {
        gaps.add(event.get("calls"));
      }
    }
    assertThat(gaps).hasSize(1);
    assertThat(gaps.getFirst()).hasSize(1);
    assertThat(gaps.getFirst().get(0).asString()).isEqualTo("Near");
  }

  @Test
  void geoJsonDrawsNoWayThroughAGapAndSaysWhatIsSynthetic() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            "watch",
            "ships",
            "events",
            file("sea.nmea", sea()),
            "--synthetic",
            "--format",
            "geojson");
    JsonNode document = json(run);
    assertThat(document.get("type").asString()).isEqualTo("FeatureCollection");
    List<String> shapes = new ArrayList<>();
    for (JsonNode feature : document.get("features")) {
      shapes.add(feature.get("geometry").get("type").asString());
      assertThat(feature.get("properties").get("synthetic").asBoolean()).isTrue();
    }
    assertThat(shapes).contains("MultiPoint", "Point").doesNotContain("LineString");
  }

  @Test
  void sentencesWithoutTimesAreNoTracks() throws IOException {
    CommandLineRun run = ships("events", file("a.nmea", ONE));
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("TAG blocks");
  }

  @Test
  void stixIsRightByTheStandardAndMarked() throws IOException {
    String path = file("sea.nmea", sea());
    CommandLineRun run =
        CommandLineRun.of("watch", "ships", "events", path, "--synthetic", "--format", "stix");
    String bundle = file("bundle.json", run.out());
    CommandLineRun check = CommandLineRun.of("stix", "check", bundle, "--format", "json");
    assertThat(check.exit()).as(check.out()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("TLP:AMBER", "SYNTHETIC");
    assertThat(
            CommandLineRun.of("watch", "ships", "events", path, "--synthetic", "--format", "stix")
                .out())
        .isEqualTo(run.out());
  }

  @Test
  void aListedShipIsNamedBesideWhatSheDid() throws IOException {
    Path home = folder.resolve("home");
    SmallLists.importTo(folder.resolve("in"), home);
    MadeNmea sea = new MadeNmea();
    for (int i = 0; i < 5; i++) {
      sea.name(445_000_001, BEGIN + i, "CHONG CHON GANG").name(445_000_002, BEGIN + i, "HAPPY DAY");
    }
    String path = file("named.nmea", sea.text());
    CommandLineRun run = ships("events", path, "--lists", "--home", home.toString());
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FOUND);
    JsonNode listed = json(run).get("listed");
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).get("mmsi").asInt()).isEqualTo(445_000_001);
    assertThat(listed.get(0).get("results").get(0).get("entity").get("name").asString())
        .isEqualTo("CHONG CHON GANG");
    assertThat(ships("events", path).exit()).isEqualTo(ExitCode.DONE);
  }

  /// The shape that EMSA's documentation shows for an AnomalyService: a type, when, where, and the
  /// ships involved, each level by the alphabet, one's own members last.
  @Test
  void ciseHoldsEachEventAsAnAnomalyOfItsShips() throws Exception {
    String path = file("sea.nmea", sea());
    CommandLineRun run =
        CommandLineRun.of("watch", "ships", "events", path, "--synthetic", "--format", "cise");
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FOUND);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Element payload =
        factory
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(run.out())))
            .getDocumentElement();
    assertThat(names(payload).subList(0, 6))
        .containsExactly(
            "InformationSecurityLevel",
            "InformationSensitivity",
            "IsPersonalData",
            "Purpose",
            "EnsureEncryption",
            "Anomaly");
    NodeList anomalies = payload.getElementsByTagName("Anomaly");
    assertThat(anomalies.getLength()).isEqualTo(3);
    List<String> shapes = new ArrayList<>();
    for (int i = 0; i < anomalies.getLength(); i++) {
      Element anomaly = (Element) anomalies.item(i);
      assertThat(anomaly.getElementsByTagName("NatureType").item(0).getTextContent())
          .isEqualTo("Simulated");
      assertThat(anomaly.getElementsByTagName("Description").item(0).getTextContent())
          .startsWith("SYNTHETIC. ");
      shapes.add(String.join(" ", names(anomaly)));
    }
    String head = "Identifier Metadata NatureType OccurrencePeriod InvolvedObjectRel";
    assertThat(shapes)
        .containsExactlyInAnyOrder(
            head + " InvolvedObjectRel LocationRel AnomalyType",
            head + " LocationRel LocationRel AnomalyType",
            head + " LocationRel AnomalyType");
    assertThat(run.out())
        .isEqualTo(
            CommandLineRun.of("watch", "ships", "events", path, "--synthetic", "--format", "cise")
                .out());
  }

  private static List<String> names(Element parent) {
    List<String> names = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      names.add(child.getNodeName());
    }
    return names;
  }

  @Test
  void peopleReadReasonsAndInnocentReadingsInTheirLanguageAndProgramsInEnglish()
      throws IOException {
    String path = file("sea.nmea", sea());
    CommandLineRun korean = CommandLineRun.in(Language.KOREAN, "watch", "ships", "events", path);
    assertThat(korean.out()).contains("500 m 안에서", "일하는 예인선");
    CommandLineRun japanese =
        CommandLineRun.in(Language.JAPANESE, "watch", "ships", "events", path);
    assertThat(japanese.out()).contains("500 m 以内に", "作業中の引き船");
    CommandLineRun program =
        CommandLineRun.in(Language.KOREAN, "watch", "ships", "events", path, "--format", "json");
    assertThat(program.out()).contains("within 500 m (least 2)").doesNotContain("안에서");
    String calls = file("calls.csv", "row,imo,mmsi,name,flag,length_m\n1,9074728,,,,\n");
    assertThat(CommandLineRun.in(Language.JAPANESE, "watch", "ships", "check", calls).out())
        .contains("末尾の数字は 8 ではなく 9 のはず");
  }
}

package org.entente.exchange.stix.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.StixTime;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.stix.pattern.Observations;
import org.entente.exchange.stix.pattern.StixPattern;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final StixTime TIME = StixTime.of("2026-11-25T12:00:00.000Z").orElseThrow();

  private static final String EVENT =
      """
      {"Event":{"uuid":"5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d903","info":"A theft","timestamp":"1764028800",
       "Orgc":{"name":"CERT","uuid":"5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d904"},
       "Tag":[{"name":"tlp:amber"},{"name":"dprk"}],
       "Attribute":[
        {"uuid":"5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d905","type":"ip-dst","value":"198.51.100.3","to_ids":true,"timestamp":"1764028800","comment":"c2"},
        {"uuid":"5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d906","type":"filename|sha256","value":"it's.exe|%s","to_ids":true,"timestamp":1764028800},
        {"uuid":"5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d907","type":"btc","value":"BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ","to_ids":true,"timestamp":"1764028800","Tag":[{"name":"tlp:red"}]},
        {"type":"comment","value":"words","to_ids":false,"timestamp":"1764028800"}],
       "Object":[{"Attribute":[{"type":"domain","value":"evil[.]Example.com","to_ids":true,"timestamp":"1764028800"}]}]}}
      """
          .formatted("AB".repeat(32));

  private static Intake misp(String json) {
    Intake intake = new Intake();
    MispEvent.add("event.json", JsonReader.parse("event.json", json), intake);
    return intake;
  }

  private static Intake csv(String text) {
    Intake intake = new Intake();
    try {
      IndicatorCsv.add("t.csv", new StringReader(text), "somebody", TIME, intake);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return intake;
  }

  private static List<String> patterns(Intake intake) {
    return intake.objects().stream()
        .flatMap(object -> object.optional("pattern").stream())
        .toList();
  }

  /// Groups of North Korea in ATT&CK: every object valid, none lost, and but for what 2.1 adds
  /// the same.
  @Test
  void attackIsRaisedWithoutLoss() {
    Members former = (Members) ExchangeSamples.json("attack/dprk-attack-stix20.json.gz");
    Intake intake = new Intake();
    intake.addStix(former);
    assertThat(intake.objects()).hasSize(1_860);
    assertThat(StixCheck.check(intake.bundle()).errors()).isEmpty();
    for (int i = 0; i < 1_860; i++) {
      Members before = (Members) former.items("objects").get(i);
      Members after = intake.objects().get(i).without("spec_version");
      assertThat(before.has("is_family") ? after : after.without("is_family")).isEqualTo(before);
    }
    intake.addStix(former);
    assertThat(intake.repeated()).isEqualTo(1_860);
    assertThat(intake.conflicts()).isEmpty();
  }

  @Test
  void observablesOfOldBecomeObjectsOfTheirOwn() {
    String former =
        """
        {"type":"bundle","id":"bundle--5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d903","spec_version":"2.0","objects":[
         {"type":"observed-data","id":"observed-data--5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d905",
          "created":"2016-04-06T19:58:16Z","modified":"2016-04-06T19:58:16.5Z","number_observed":2,
          "first_observed":"2015-12-21T19:00:00Z","last_observed":"2015-12-21T19:00:00Z",
          "objects":{
           "0":{"type":"file","name":"a.zip","created":"2015-12-21T19:00:00Z","parent_directory_ref":"1",
                "extensions":{"archive-ext":{"contains_refs":["2"]}}},
           "1":{"type":"directory","path":"/x","contains_refs":["0"]},
           "2":{"type":"file","name":"b.dll"},
           "3":{"type":"process","pid":7,"parent_ref":"4"},
           "4":{"type":"process","pid":8,"child_refs":["3"]}}}]}
        """;
    Intake intake = new Intake();
    intake.addStix(JsonReader.parse("former", former));
    assertThat(StixCheck.check(intake.bundle()).errors()).isEmpty();
    assertThat(intake.objects()).hasSize(6);
    Observations seen = Observations.of("raised", intake.bundle());
    for (String pattern :
        List.of(
            "[file:parent_directory_ref.path = '/x'] REPEATS 2 TIMES",
            "[file:extensions.'archive-ext'.contains_refs[*].name = 'b.dll']",
            "[file:ctime = t'2015-12-21T19:00:00Z' AND file:name = 'a.zip']",
            "[process:parent_ref.pid = 8]")) {
      assertThat(StixPattern.parse(pattern).matches(seen)).as(pattern).isTrue();
    }
  }

  @Test
  void anEventOfMispBecomesAReportOverIndicators() {
    Intake intake = misp(EVENT);
    assertThat(StixCheck.check(intake.bundle()).errors()).isEmpty();
    assertThat(patterns(intake))
        .containsExactly(
            "[ipv4-addr:value = '198.51.100.3']",
            "[file:name = 'it\\'s.exe']",
            "[file:hashes.'SHA-256' = '" + "ab".repeat(32) + "']",
            "[cryptocurrency-wallet:value = 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq']",
            "[domain-name:value = 'evil.example.com']");
    patterns(intake).forEach(StixPattern::parse);
    assertThat(intake.skipped()).containsOnlyKeys("comment");
    Members report = intake.objects().getLast();
    assertThat(report.text("id")).isEqualTo("report--5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d903");
    assertThat(report.texts("object_refs")).hasSize(6);
    assertThat(report.texts("object_marking_refs"))
        .containsExactly("marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421");
    assertThat(misp("[" + EVENT + "]").bundle()).isEqualTo(intake.bundle());
  }

  @Test
  void rowsOfATableBecomeIndicatorsOnce() {
    Intake intake =
        csv(
            """
            \ufeffType,Value,Description,valid_from,valid_until,confidence
            ip,198.51.100.3,"with, comma and ""quotes\"""
            """
                    .strip()
                + ",,,\n"
                + "ip,2001:db8::1,,2026-01-01T00:00:00Z,2026-02-01T00:00:00Z,75\n\n"
                + "eth,0xAB5801A7D398351B8BE11C439E05C5B3259AEC9B,,,,\n"
                + "wallet,0xab5801a7d398351b8be11c439e05c5b3259aec9b,,,,\n"
                + "shoe size,44,,,,\n");
    assertThat(StixCheck.check(intake.bundle()).errors()).isEmpty();
    assertThat(patterns(intake))
        .containsExactly(
            "[ipv4-addr:value = '198.51.100.3']",
            "[ipv6-addr:value = '2001:db8::1']",
            "[cryptocurrency-wallet:value = '0xab5801a7d398351b8be11c439e05c5b3259aec9b']");
    assertThat(intake.objects().get(1).text("description")).isEqualTo("with, comma and \"quotes\"");
    assertThat(intake.objects().get(2).get("confidence")).isEqualTo(JsonValue.of(75));
    assertThat(intake.repeated()).isEqualTo(1);
    assertThat(intake.skipped()).containsOnlyKeys("shoe size");
  }

  @Test
  void badTablesAreRefusedWithTheirLine() {
    assertThatThrownBy(() -> csv("a,b\n1,2\n")).hasMessageContaining("t.csv, line 1");
    assertThatThrownBy(() -> csv("type,value\nip\n")).hasMessageContaining("t.csv, line 2");
    assertThatThrownBy(() -> csv("type,value\nip,\"1\n")).hasMessageContaining("never closed");
    assertThatThrownBy(() -> csv("type,value,confidence\nip,198.51.100.3,101\n"))
        .hasMessageContaining("line 2: confidence");
  }

  @Test
  void aSecondContentUnderOneIdIsToldAndNotTaken() {
    Intake intake = new Intake();
    Members first = Source.named("somebody");
    intake.add(first);
    intake.add(first.with("name", JsonValue.of("another")));
    assertThat(intake.objects()).containsExactly(first);
    assertThat(intake.conflicts()).hasSize(1);
  }

  @Test
  void damagedEventsAndTablesAreTakenOrRefused() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < Integer.getInteger("cases", 1_000); i++) {
      String text =
          i % 2 == 0 ? EVENT : "type,value,description\nip,198.51.100.3,\"a,b\"\nurl,x,y\n";
      StringBuilder damaged = new StringBuilder(text);
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        damaged.setCharAt(
            random.nextInt(damaged.length()), "\"{}[],:\n\\0a\u00e9".charAt(random.nextInt(12)));
      }
      try {
        Intake intake = i % 2 == 0 ? misp(damaged.toString()) : csv(damaged.toString());
        patterns(intake).forEach(StixPattern::parse);
      } catch (BadInput said) {
        assertThat(said.getMessage()).as("seed %d case %d", seed, i).isNotEmpty();
      }
    }
  }
}

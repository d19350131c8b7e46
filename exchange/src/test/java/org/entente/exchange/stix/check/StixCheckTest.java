package org.entente.exchange.stix.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.Tlp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StixCheckTest {
  private static final String IDENTITY =
      """
      {"type":"identity","spec_version":"2.1","id":"identity--23840dcb-8f74-483f-91d9-4a54f2f82d1c",
       "created":"2026-01-02T03:04:05.678Z","modified":"2026-01-03T03:04:05.678Z","name":"n"}""";

  private static final String BUNDLE =
      "{\"type\":\"bundle\",\"id\":\"bundle--23840dcb-8f74-483f-91d9-4a54f2f82d1c\",\"objects\":[%s]}";

  private static StixCheck.Report check(String json) {
    try {
      return StixCheck.check(
          "test.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Members object(String json) {
    return (Members) JsonReader.parse("test", json);
  }

  private static List<String> rules(JsonValue value) {
    return StixCheck.check(value).errors().stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "created | \"2026-01-02T03:04:05Z\" | value",
        "created | \"2026-02-30T03:04:05.678Z\" | value",
        "created | \"2026-01-02T03:04:05.Z\" | value",
        "created | \"2026-01-02T03:04:05.678\" | value",
        "modified | \"2026-01-01T03:04:05.678Z\" | time-order",
        "spec_version | \"2.0\" | version",
        "id | \"tool--23840dcb-8f74-483f-91d9-4a54f2f82d1c\" | id",
        "id | \"identity--23840dcb-8f74-883f-91d9-4a54f2f82d1c\" | id",
        "id | \"identity--1\" | id",
        "severity | 1 | name",
        "action | \"x\" | name",
        "username | \"x\" | name",
        "phone_number | \"x\" | name",
        "ab | 1 | name",
        "Upper | 1 | name",
        "x_list | [] | empty",
        "x_null | null | empty",
        "x_deep | {\"a\":{\"b\":{}}} | empty",
        "x_big | 9007199254740993 | range",
        "x_a_ref | \"nothing\" | reference",
        "x_a_hex | \"abc\" | value",
        "x_a_bin | \"a\" | value",
        "labels | [] | empty",
        "labels | \"x\" | type",
        "confidence | 101 | range",
        "confidence | 1.5 | type",
        "lang | \"xx\" | value",
        "lang | \"en-ZZ\" | value",
        "defanged | true | name",
        "created_by_ref | \"tool--23840dcb-8f74-483f-91d9-4a54f2f82d1c\" | reference",
        "object_marking_refs | [\"identity--23840dcb-8f74-483f-91d9-4a54f2f82d1c\"] | reference",
        "external_references | [{\"source_name\":\"x\"}] | required",
        "external_references | [{\"source_name\":\"cve\",\"external_id\":\"X-1\"}] | value",
        "external_references | [{\"source_name\":\"x\",\"url\":\"no url\"}] | value",
        "extensions | {\"foo\":{\"a\":1}} | extension",
        "extensions | {\"extension-definition--23840dcb-8f74-483f-91d9-4a54f2f82d1c\":{\"abc\":1}} | required",
        "granular_markings | [{\"selectors\":[\"name\"]}] | required",
        "granular_markings | [{\"selectors\":[\"nothing\"],\"lang\":\"en\"}] | selector",
        "granular_markings | [{\"selectors\":[\"labels.[0]\"],\"lang\":\"en\"}] | selector",
        "granular_markings | [{\"selectors\":[\"[0]\"],\"lang\":\"en\"}] | selector"
      })
  void aBrokenRuleIsFound(String property, String value, String rule) {
    Members changed = object(IDENTITY).with(property, JsonReader.parse("value", value));
    assertThat(rules(changed)).containsOnly(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modified | \"2026-01-02T03:04:05.678Z\"",
        "modified | \"2026-12-31T23:59:60.000000001Z\"",
        "lang | \"ko-KR\"",
        "x_entente_any | {\"Deep\":[1,\"two\",{\"y\":false}]}",
        "x_amount | 9007199254740991",
        "granular_markings | [{\"selectors\":[\"id\",\"name\"],\"lang\":\"ja\"}]",
        "extensions | {\"extension-definition--23840dcb-8f74-483f-91d9-4a54f2f82d1c\":{\"extension_type\":\"property-extension\",\"abc\":1}}"
      })
  void whatTheRulesAllowPasses(String property, String value) {
    Members changed = object(IDENTITY).with(property, JsonReader.parse("value", value));
    assertThat(StixCheck.check(changed).errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[file:size = ]",
        "[ab:cd = 1]",
        "[file:NAME = 'x']",
        "[file:name = 'x'] WITHIN 0 SECONDS"
      })
  void anIndicatorsPatternIsRead(String pattern) {
    Members indicator =
        object(IDENTITY.replace("identity", "indicator"))
            .with("pattern", JsonValue.of(pattern))
            .with("pattern_type", JsonValue.of("stix"))
            .with("valid_from", JsonValue.of("2026-01-01T00:00:00Z"));
    assertThat(rules(indicator)).containsOnly("pattern");
    assertThat(rules(indicator.with("pattern_type", JsonValue.of("yara")))).isEmpty();
  }

  @Test
  void impostorsOfTrafficLightsAreFound() {
    for (Tlp tlp : Tlp.values()) {
      Members genuine = tlp.object();
      assertThat(rules(genuine)).isEmpty();
      assertThat(rules(genuine.with("name", JsonValue.of("TLP:BLUE")))).contains("tlp");
      assertThat(rules(genuine.with("created", JsonValue.of("2026-01-20T00:00:00.000Z"))))
          .contains("tlp");
      String otherId = "marking-definition--23840dcb-8f74-483f-91d9-4a54f2f82d1c";
      assertThat(rules(genuine.with("id", JsonValue.of(otherId)))).contains("tlp");
      assertThat(rules(genuine.without("extensions").without("definition"))).contains("tlp");
    }
    Members statement =
        Tlp.RED
            .object()
            .without("extensions")
            .with("definition_type", JsonValue.of("statement"))
            .with("definition", object("{\"statement\":\"x\"}"));
    assertThat(rules(statement)).contains("tlp");
  }

  @Test
  void aSecondContentUnderOneIdIsFound() {
    String other = IDENTITY.replace("\"n\"", "\"other\"");
    assertThat(check(BUNDLE.formatted(IDENTITY + "," + other)).errors())
        .extracting(Finding::rule)
        .containsExactly("version");
    assertThat(check(BUNDLE.formatted(IDENTITY + "," + IDENTITY)).isValid()).isTrue();
    String later = other.replace("01-03", "01-04");
    assertThat(check(BUNDLE.formatted(IDENTITY + "," + later)).isValid()).isTrue();
    String revoked = IDENTITY.replace("\"name\"", "\"revoked\":true,\"name\"");
    assertThat(check(BUNDLE.formatted(revoked + "," + later)).errors())
        .extracting(Finding::message)
        .containsExactly("a version after the object was revoked");
    assertThat(check(BUNDLE.formatted(later + "," + revoked)).isValid()).isFalse();
    String moved = later.replace("01-02", "01-01");
    assertThat(check(BUNDLE.formatted(IDENTITY + "," + moved)).isValid()).isFalse();
  }

  /// Both published under one id; the second would change what everything it marks means.
  @Test
  void thePublishedMarkingsOfOneIdAreFound() {
    String both =
        "["
            + JsonWriter.text(ExchangeSamples.json("markings/acs/acs-spec-use-case-4.json"))
            + ","
            + JsonWriter.text(ExchangeSamples.json("markings/acs/acs-spec-use-case-5.json"))
            + "]";
    assertThat(check(both).errors())
        .extracting(Finding::message)
        .contains("a second content under one id and version");
  }

  @Test
  void bundlesAreChecked() {
    assertThat(check(BUNDLE.formatted(IDENTITY)).isValid()).isTrue();
    assertThat(check("[" + BUNDLE.formatted(IDENTITY) + "," + IDENTITY + "]").objects())
        .isEqualTo(2);
    assertThat(check(BUNDLE.formatted("")).errors())
        .extracting(Finding::rule)
        .containsOnly("empty");
    assertThat(check(BUNDLE.formatted("1")).isValid()).isFalse();
    assertThat(check(BUNDLE.formatted(BUNDLE.formatted(IDENTITY))).isValid()).isFalse();
    assertThat(check("{\"type\":\"bundle\",\"objects\":[" + IDENTITY + "]}").isValid()).isFalse();
    assertThat(
            check(
                    "{\"objects\":["
                        + IDENTITY
                        + "],\"type\":\"bundle\",\"id\":\"bundle--23840dcb-8f74-483f-91d9-4a54f2f82d1c\"}")
                .isValid())
        .isTrue();
    assertThat(check("{\"type\":\"bundle\"").errors())
        .extracting(Finding::rule)
        .containsOnly("json");
    assertThat(check("").errors()).extracting(Finding::rule).containsOnly("json");
  }

  @Test
  void observablesInTheFormOfOldAreReadAndTheirReferencesResolved() {
    String data =
        IDENTITY
            .replace("identity", "observed-data")
            .replace(
                "\"name\":\"n\"",
                "\"first_observed\":\"2026-01-01T00:00:00Z\",\"last_observed\":\"2026-01-01T00:00:00Z\",\"number_observed\":1,\"objects\":{\"0\":{\"type\":\"email-addr\",\"value\":\"a@example.com\"},\"1\":{\"type\":\"email-message\",\"is_multipart\":false,\"from_ref\":\"0\"}}");
    assertThat(check(data).errors()).isEmpty();
    assertThat(check(data.replace("_ref\":\"0\"", "_ref\":\"7\"")).errors())
        .extracting(Finding::path)
        .containsExactly("objects.1.from_ref");
    assertThat(check(data.replace("_ref\":\"0\"", "_ref\":\"1\"")).errors())
        .extracting(Finding::rule)
        .containsExactly("reference");
  }

  @Test
  void damagedContentNeverFailsOtherwise() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    String[] words = {
      "\"", "{", "}", "[", "]", ",", ":", "null", "1e9", "-", "\\u0000", "\ud83d\ude00", "[[[["
    };
    byte[] made = ExchangeSamples.bytes("stix/examples/threat-reports/poisonivy.json");
    String text = new String(made, StandardCharsets.UTF_8).substring(0, 20_000);
    for (int i = 0; i < Integer.getInteger("cases", 300); i++) {
      StringBuilder damaged = new StringBuilder(text);
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        int at = random.nextInt(damaged.length());
        damaged.replace(
            at,
            Math.min(damaged.length(), at + random.nextInt(3)),
            words[random.nextInt(words.length)]);
      }
      assertThat(check(damaged.toString())).as("seed %d case %d", seed, i).isNotNull();
    }
  }
}

package org.entente.watch.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/// What is taken and what is refused, and that our form says the same as the published schemas.
class CapReaderTest {
  static final String ALERT =
      """
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A1</identifier>\
      <sender>us@example</sender><sent>2026-03-01T09:00:00+09:00</sent><status>Actual</status>\
      <msgType>Alert</msgType><scope>Public</scope><info><language>en-US</language>\
      <category>Security</category><event>Launch</event><urgency>Immediate</urgency>\
      <severity>Extreme</severity><certainty>Observed</certainty>\
      <expires>2026-03-01T10:00:00+09:00</expires><headline>Shelter</headline>\
      <parameter><valueName>level</valueName><value>1</value></parameter>\
      <area><areaDesc>All</areaDesc><polygon>35,129 35,130 36,130 35,129</polygon></area>\
      </info></alert>\
      """;

  static CapReader.Read read(String xml) {
    return CapReader.read(xml.getBytes(UTF_8));
  }

  private static List<String> rules(String xml) {
    return read(xml).errors().stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "australia",
        "canada",
        "canada_signed",
        "earthquake",
        "weather",
        "thunderstorm",
        "exercise_signed_rsa_sha256"
      })
  void publishedAlertsAreTaken(String name) {
    CapReader.Read read = CapReader.read(RealAlerts.bytes("samples/" + name + ".cap"));
    assertThat(read.errors()).isEmpty();
    assertThat(read.message()).isNotNull();
  }

  @Test
  void anAlertWithoutScopeIsRefused() {
    CapReader.Read read = CapReader.read(RealAlerts.bytes("samples/invalid.cap"));
    assertThat(read.errors()).extracting(Finding::rule).containsExactly("xsd");
    assertThat(read.named().identifier()).isEqualTo("12345");
  }

  @Test
  void theModelAlertHasNothingWrong() {
    CapReader.Read read = read(ALERT);
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-03-01T09:00:00+09:00</sent>|2026-03-01T00:00:00Z</sent>|time-form",
        "2026-03-01T10:00:00+09:00</exp|2026-03-01T10:00:00</exp|time-form",
        "2026-03-01T10:00:00+09:00</exp|2026-02-30T10:00:00+09:00</exp|time-form",
        ">A1<|>A 1<|identifier-form",
        ">A1<|>A,1<|identifier-form",
        ">us@example<|>us&amp;example<|identifier-form",
        "<msgType>Alert|<msgType>Update|references-empty",
        "<scope>Public</scope>|<scope>Public</scope><references/>|references-empty",
        "<scope>Public</scope>|<scope>Public</scope><references>a,b</references>|reference-form",
        "<scope>Public</scope>|<scope>Public</scope><references>us@example,A0,now</references>|reference-form",
        "<scope>Public</scope>|<scope>Public</scope><references>us@example,A1,2026-03-01T00:00:00-00:00</references>|self-reference",
        "<scope>Public</scope>|<scope>Public</scope><references>us@example,A0,2026-03-02T00:00:00-00:00</references>|post-dated-reference",
        "<scope>Public|<scope>Restricted|restriction",
        "<scope>Public|<scope>Private|addresses",
        "36,130 35,129|36,130 35,128|polygon",
        "35,130 36,130 35,129|35,130 35,129|polygon",
        "35,130 36,130|95,130 36,130|polygon",
        "35,130 36,130|35,190 36,130|polygon",
        "</polygon>|</polygon><circle>35,129 -1</circle>|circle",
        "</polygon>|</polygon><circle>35,129</circle>|circle",
        "</polygon>|</polygon><ceiling>100</ceiling>|altitude",
        "</polygon>|</polygon><altitude>200</altitude><ceiling>100</ceiling>|altitude",
        ">level<|>impactPoint<|forbidden-field",
        ">level<|>Launch.Trajectory<|forbidden-field",
        ">level<|>aim_point<|forbidden-field",
        ">level<|>탄착 지점<|forbidden-field",
        "<headline>|<impact>1</impact><headline>|forbidden-field",
        "<scope>Public</scope>||xsd",
        "<status>Actual|<status>actual|xsd",
        "<event>Launch</event>|<event>Launch</event><event>Other</event>|xsd",
        "<scope>|<note>x</note><scope>|xsd"
      })
  void eachRuleRefuses(String from, String to, String rule) {
    assertThat(ALERT).contains(from);
    String changed = ALERT.replace(from, to == null ? "" : to);
    assertThat(rules(changed)).contains(rule);
    assertThat(read(changed).message()).isNull();
  }

  @Test
  void whatIsNoProperXmlIsRefused() {
    assertThat(rules("<!DOCTYPE alert [<!ENTITY x \"y\">]>" + ALERT)).containsExactly("doctype");
    assertThat(rules(ALERT.substring(0, 200))).containsExactly("xsd");
    byte[] latin =
        ALERT.replace("Shelter", "Schüt").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(CapReader.read(latin).errors())
        .extracting(Finding::rule)
        .containsExactly("encoding");
    byte[] declared =
        ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + ALERT.replace("Shelter", "Schüt"))
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(CapReader.read(declared).errors()).isEmpty();
  }

  @Test
  void doubtsAreWarningsAndNoMore() {
    String doubtful =
        ALERT
            .replace("<expires>2026-03-01T10:00:00+09:00</expires>", "")
            .replace("Shelter</headline>", "&lt;b&gt;Shelter&lt;/b&gt;</headline>")
            .replace("35,129 35,130 36,130 35,129", "0,0 1,1 0,1 1,0 0,0");
    CapReader.Read read = read(doubtful);
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings()).extracting(Finding::rule).contains("expires", "html", "polygon");
    String foreign =
        ALERT.replace(
            "<scope>Public</scope>",
            "<scope>Public</scope><references>jp@example,B,2026-02-01T00:00:00-00:00</references>");
    assertThat(read(foreign).warnings()).extracting(Finding::rule).contains("foreign-sender");
  }

  @Test
  void aTextCutByACommentIsReadWhole() {
    CapReader.Read read = read(ALERT.replace(">A1<", ">A<!-- cut -->1<"));
    assertThat(read.named().identifier()).isEqualTo("A1");
  }

  /// Mutated alerts: our form refuses what the published schema refuses, and nothing else.
  @Test
  void ourFormAgreesWithThePublishedSchema() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    Schema schema = factory.newSchema(RealAlerts.path("schema/cap12.xsd").toFile());
    List<String> pieces =
        List.of(
            "<scope>Public</scope>",
            "<event>Launch</event>",
            "<note>n</note>",
            "<code>c</code>",
            "<status>Test</status>",
            "<language>ko</language>",
            "<language>1</language>",
            "<altitude>1.5</altitude>",
            "<altitude>x</altitude>",
            "text",
            "<web/>",
            "<responseType>AllClear</responseType>",
            "<category>Met</category>",
            "<geocode><valueName>a</valueName><value>b</value></geocode>",
            "<geocode><value>b</value></geocode>",
            "<x xmlns=\"urn:other\"/>",
            " a=\"b\"");
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      String xml = mutated(random, pieces);
      Boolean isValid = isValid(schema, xml);
      if (isValid == null) {
        continue;
      }
      List<Finding> findings = new java.util.ArrayList<>();
      CapForm.check(CapXml.parse(xml.getBytes(UTF_8)).getDocumentElement(), findings);
      assertThat(findings.isEmpty()).as("seed %s: %s %s", seed, xml, findings).isEqualTo(isValid);
      refused += isValid ? 0 : 1;
    }
    assertThat(refused).isBetween(500, 2_900);
  }

  private static String mutated(Random random, List<String> pieces) {
    String xml = ALERT;
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = xml.indexOf('<', random.nextInt(xml.length()));
      int end = at < 0 ? -1 : xml.indexOf('>', at);
      if (at < 0 || end < 0) {
        continue;
      }
      String piece = pieces.get(random.nextInt(pieces.size()));
      if (piece.startsWith(" ")) {
        xml =
            xml.charAt(end - 1) == '/' || xml.charAt(at + 1) == '/'
                ? xml
                : new StringBuilder(xml).insert(end, piece).toString();
      } else if (random.nextInt(3) == 0) {
        int close = xml.indexOf("</", end);
        xml = close < 0 ? xml : xml.substring(0, end + 1) + piece + xml.substring(close);
      } else {
        xml = xml.substring(0, at) + piece + xml.substring(at);
      }
    }
    return xml;
  }

  /// Null for what isn't well-formed.
  private static @org.jspecify.annotations.Nullable Boolean isValid(Schema schema, String xml)
      throws IOException {
    try {
      CapXml.parse(xml.getBytes(UTF_8));
    } catch (CapXml.Unreadable e) {
      return null;
    }
    try {
      schema
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(xml.getBytes(UTF_8))));
      return true;
    } catch (SAXException e) {
      return false;
    }
  }

  @Test
  void noBytesMakeTheReaderFail() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    long end = System.nanoTime() + Long.getLong("entente.fuzz.seconds", 1L) * 1_000_000_000L;
    byte[] from = ALERT.getBytes(UTF_8);
    int refused = 0;
    while (System.nanoTime() < end) {
      byte[] bytes = from.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      CapReader.Read read = CapReader.read(bytes);
      assertThat(read.errors().isEmpty()).as("seed %s", seed).isEqualTo(read.message() != null);
      refused += read.errors().isEmpty() ? 0 : 1;
    }
    assertThat(refused).isPositive();
  }
}

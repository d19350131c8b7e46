package org.entente.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.ValidTime;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.key.KeyChange;
import org.entente.exchange.key.KeyRevocation;
import org.entente.exchange.key.KeyRing;
import org.entente.exchange.key.KeyStatement;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.LogEntry;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.release.Markings;
import org.entente.exchange.stix.StixTime;
import org.entente.exchange.stix.cases.CaseBundle;
import org.entente.exchange.stix.cases.CaseReading;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.stix.intake.IndicatorCsv;
import org.entente.exchange.stix.intake.Intake;
import org.entente.exchange.stix.intake.MispEvent;
import org.entente.exchange.stix.pattern.Observations;
import org.entente.exchange.stix.pattern.StixPattern;
import org.entente.exchange.store.Takeover;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that comes from outside is read or refused: no other error, and none takes long.
class ReaderFuzzTest {
  /// No reading of a document of this size takes so long, on a machine however busy.
  private static final long MOST_NANOS = 20_000_000_000L;

  private static final StixTime TIME = StixTime.of("2026-01-01T00:00:00.000Z").orElseThrow();

  /// Reads bytes; may throw [BadInput].
  interface Reading {
    void of(byte[] bytes) throws IOException;
  }

  /// A reader and documents that it takes.
  record Reader(String name, List<byte[]> good, Reading reading) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<byte[]> texts(String... texts) {
    return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
  }

  private static final String UUID = "5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d90";

  private static final String MISP =
      """
      {"Event":{"uuid":"%s3","info":"i","date":"2025-11-25","timestamp":"1764028800","published":true,
       "Orgc":{"name":"o","uuid":"%s4"},"Tag":[{"name":"tlp:amber"}],"Attribute":[
        {"uuid":"%s5","type":"ip-dst","value":"198.51.100.3","to_ids":true,"timestamp":"1764028800"},
        {"uuid":"%s6","type":"filename|sha256","value":"a.exe|%s","to_ids":true,"timestamp":1764028800}],
       "Object":[{"Attribute":[{"type":"domain","value":"evil[.]x","to_ids":true,"timestamp":"1"}]}]}}
      """
          .formatted(UUID, UUID, UUID, UUID, "ab".repeat(32));

  private static final String FORMER =
      """
      {"type":"bundle","id":"bundle--%s3","spec_version":"2.0","objects":[
       {"type":"malware","id":"malware--%s3","created":"2016-04-06T19:58:16Z",
        "modified":"2016-04-06T19:58:16.5Z","name":"m","labels":["x"]},
       {"type":"observed-data","id":"observed-data--%s5","created":"2016-04-06T19:58:16Z",
        "modified":"2016-04-06T19:58:16.5Z","number_observed":2,
        "first_observed":"2015-12-21T19:00:00Z","last_observed":"2015-12-21T19:00:00Z",
        "objects":{"0":{"type":"file","name":"a","parent_directory_ref":"1",
          "extensions":{"archive-ext":{"contains_refs":["2"]}}},
         "1":{"type":"directory","path":"/x","contains_refs":["0"]},"2":{"type":"file","name":"b"}}}]}
      """
          .formatted(UUID, UUID, UUID);

  private static final String TAKEN =
      """
      {"/discovery":{"title":"x"},"trust1":{"information":{"title":"T","max_content_length":9},
       "status":[{"id":"2D086DA7-4BDC-4F91-900E-D77486753710","status":"complete"}],
       "collections":[{"id":"91a7b528-80eb-42ed-a74d-c6fbd5a26116","title":"C","can_read":true,
        "can_write":false,"media_types":["application/stix+json;version=2.1"],
        "objects":[{"type":"malware","id":"malware--c0931cc6-c75e-47e5-9036-78fabc95d4ec",
         "created":"2017-01-27T13:49:53.997Z","modified":"2017-01-27T13:49:53.997Z"}],
        "manifest":[{"id":"malware--c0931cc6-c75e-47e5-9036-78fabc95d4ec",
         "date_added":"2017-02-27T13:49:59Z","version":"2017-01-27T13:49:53.997Z",
         "media_type":"application/stix+json;version=2.0"}]}]}}
      """;

  private static final String SAW =
      """
      [{"type":"bundle","id":"bundle--%s3","objects":[{"type":"observed-data","spec_version":"2.1",
       "id":"observed-data--%s5","created":"2016-04-06T19:58:16.000Z",
       "modified":"2016-04-06T19:58:16.500Z","number_observed":3,
       "first_observed":"2015-12-21T19:00:00Z","last_observed":"2015-12-21T19:00:00Z",
       "object_refs":["url--%s3"]},{"type":"url","id":"url--%s3","value":"http://x/"}]}]
      """
          .formatted(UUID, UUID, UUID, UUID);

  private static byte[] caseBundle() {
    List<Entry> entries = new ArrayList<>();
    for (EntryKind kind : List.of(EntryKind.OPENED, EntryKind.TRACE, EntryKind.FINDING)) {
      entries.add(
          new Entry(
              "us-1",
              entries.size() + 1,
              kind,
              kind == EntryKind.FINDING ? "high" : "theft",
              "a title",
              "words",
              0,
              0,
              0,
              1_700_000_000_000_000L,
              ValidTime.ALWAYS,
              "ann",
              "amber",
              "a source",
              "",
              kind.isEvidence() ? org.entente.cases.CaseBook.sha256(new byte[] {'{', '}'}) : null));
    }
    CaseBundle.Around around =
        new CaseBundle.Around(
            "us", _ -> new byte[] {'{', '}'}, _ -> Optional.empty(), Map.of(), List.of());
    return JsonWriter.text(CaseBundle.of("us-1", entries, around).bundle()).getBytes(UTF_8);
  }

  private static JsonValue json(byte[] bytes) {
    return JsonReader.parse("f", bytes);
  }

  static List<Reader> readers() {
    List<Reader> readers = new ArrayList<>();
    readers.add(new Reader("json", texts(MISP, TAKEN), ReaderFuzzTest::json));
    readers.add(
        new Reader(
            "stix check",
            List.of(caseBundle(), FORMER.getBytes(UTF_8)),
            bytes -> StixCheck.check("f", new ByteArrayInputStream(bytes))));
    readers.add(
        new Reader("case", List.of(caseBundle()), bytes -> CaseReading.of("f", json(bytes))));
    readers.add(
        new Reader("misp", texts(MISP), bytes -> MispEvent.add("f", json(bytes), new Intake())));
    readers.add(
        new Reader(
            "stix 2.0",
            texts(FORMER),
            bytes -> {
              Intake intake = new Intake();
              intake.addStix(json(bytes));
              intake.bundle();
            }));
    readers.add(
        new Reader(
            "csv",
            texts(
                """
                type,value,description,valid_from,confidence
                ipv4,198.51.100.3,"a, b",2026-01-01T00:00:00Z,50
                url,http://x/,,,
                """),
            bytes ->
                IndicatorCsv.add(
                    "f", new StringReader(new String(bytes, UTF_8)), "s", TIME, new Intake())));
    readers.add(new Reader("import-taxii", texts(TAKEN), bytes -> Takeover.read("f", json(bytes))));
    readers.addAll(lines());
    return readers;
  }

  /// Readers of what is no JSON alone.
  private static List<Reader> lines() {
    List<Reader> readers = new ArrayList<>();
    readers.add(
        new Reader(
            "observations",
            texts(SAW),
            bytes ->
                StixPattern.parse("[url:value LIKE 'http%'] REPEATS 2 TIMES WITHIN 5 SECONDS")
                    .matches(Observations.of("f", json(bytes)))));
    readers.add(
        new Reader(
            "pattern",
            texts(
                "[file:hashes.'SHA-256' = '"
                    + "ab".repeat(32)
                    + "' AND ipv4-addr:value ISSUBSET '10.0.0.0/8'] FOLLOWEDBY"
                    + " [url:value MATCHES '^a(b|c)*$'] WITHIN 5.5 SECONDS REPEATS 3 TIMES",
                "[a:b NOT IN ('x', 'y') OR c:d[*].e_ref.f > 1.5] START t'2020-01-01T00:00:00Z' STOP"
                    + " t'2021-01-01T00:00:00Z'"),
            bytes -> StixPattern.parse(new String(bytes, UTF_8))));
    readers.add(
        new Reader(
            "note",
            texts(
                "us/released/jp\n"
                    + "1\n"
                    + "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
                    + "— us/released/jp"
                    + " RRCzbQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n"),
            bytes -> SignedNote.parse("f", bytes)));
    readers.add(
        new Reader(
            "checkpoint",
            texts("us/released/jp\n12\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n"),
            bytes -> Checkpoint.parse("f", new String(bytes, UTF_8))));
    readers.add(
        new Reader(
            "vkey",
            texts("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
            bytes -> VerifierKey.parse("f", new String(bytes, UTF_8))));
    readers.add(
        new Reader(
            "log entry",
            List.of(
                new LogEntry(
                        LogEntry.Action.RELEASE,
                        "2026-01-01T00:00:00.000000Z",
                        "a--b",
                        "1",
                        "0".repeat(64))
                    .bytes()),
            bytes -> LogEntry.parse("f", bytes)));
    keys(readers);
    return readers;
  }

  private static void keys(List<Reader> readers) {
    SigningKey old = new SigningKey("entente/us", new byte[32]);
    SigningKey next = new SigningKey("entente/us", Merkle.sha256(new byte[0]));
    readers.add(
        new Reader(
            "statement about keys",
            texts(
                KeyChange.make(old, next, 0, 1_000_000).note().toString(),
                KeyRevocation.make(old, 0).note().toString()),
            bytes -> KeyStatement.parse("f", bytes)));
    KeyRing ring = KeyRing.of(old).changed(next, 0, 1_000_000);
    readers.add(
        new Reader("kept keys", texts(ring.json()), bytes -> KeyRing.parse("f", bytes, old)));
  }

  @ParameterizedTest
  @MethodSource("readers")
  void whatIsDamagedIsReadOrRefused(Reader reader) throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    Mutation mutation = new Mutation(random);
    for (byte[] good : reader.good()) {
      reader.reading().of(good);
    }
    long end = System.nanoTime() + Long.getLong("entente.fuzz.millis", 300L) * 1_000_000L;
    int refused = 0;
    for (int i = 0; i < 200 || System.nanoTime() < end; i++) {
      byte[] good = reader.good().get(random.nextInt(reader.good().size()));
      byte[] bad =
          good[0] == '{' || (good[0] == '[' && good[1] == '{')
              ? mutation.document(json(good))
              : mutation.bytes(good);
      long began = System.nanoTime();
      try {
        reader.reading().of(bad);
      } catch (BadInput e) {
        refused++;
      } catch (RuntimeException | StackOverflowError e) {
        String shown = new String(bad, UTF_8);
        throw new AssertionError("seed " + seed + ": " + shown, e);
      }
      assertThat(System.nanoTime() - began).as("seed %d", seed).isLessThan(MOST_NANOS);
    }
    assertThat(refused)
        .as("seed %d", seed)
        .isGreaterThanOrEqualTo(reader.name().equals("stix check") ? 0 : 1);
  }

  /// Whatever a marking says, it has a label; and one that is damaged never frees what it marked.
  @ParameterizedTest
  @MethodSource("markings")
  void aDamagedMarkingHasALabel(String name) {
    long seed = Long.getLong("seed", System.nanoTime());
    Mutation mutation = new Mutation(new Random(seed));
    JsonValue.Members good = marking(name);
    String id = good.optional("id").orElse("");
    JsonValue.Members object =
        new JsonValue.Members(
            Map.of(
                "type", JsonValue.of("indicator"),
                "object_marking_refs", JsonValue.texts(List.of(id))));
    for (int i = 0; i < 2_000; i++) {
      JsonValue bad = mutation.json(good);
      if (bad instanceof JsonValue.Members definition) {
        try {
          assertThat(new Markings(_ -> definition).label(object)).isNotNull();
          assertThat(new Markings(_ -> definition).label(definition)).isNotNull();
        } catch (RuntimeException e) {
          throw new AssertionError("seed " + seed + ": " + JsonWriter.text(bad), e);
        }
      }
    }
  }

  static List<String> markings() {
    return List.of("acs", "iep", "own");
  }

  private static JsonValue.Members marking(String name) {
    String extension =
        switch (name) {
          case "acs" ->
              """
              "extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce":{"extension_type":"property-extension",
               "identifier":"isa:guide.19001.ACS3-%s3","create_date_time":"2018-12-04T14:31:12Z",
               "responsible_entity_custodian":"USA.DHS","policy_reference":"urn:isa:policy:acs:ns:v3.0?privdefault=deny&sharedefault=permit",
               "control_set":{"classification":"U","formal_determination":["PUBREL"],"permitted_nationalities":["USA","JPN"]},
               "access_privilege":[{"privilege_action":"ALL","privilege_scope":{"entity":["MIL"]},"rule_effect":"permit"}],
               "further_sharing":[{"sharing_scope":["FOREIGNGOV"],"rule_effect":"permit"}]}
              """
                  .formatted(UUID);
          case "iep" ->
              """
              "extension-definition--762e2e97-ee51-43e5-a9ea-165fbb862c4a":{"extension_type":"property-extension",
               "iep_version":"2.0","name":"n","start_date":"2016-06-09T00:00:00Z","end_date":"2099-06-09T00:00:00Z",
               "encrypt_in_transit":"must","permitted_actions":"externally-visible-direct-actions",
               "affected_party_notifications":"may","tlp":"amber","provider_attribution":"may","unmodified_resale":"may"}
              """;
          default ->
              "\""
                  + Markings.OWN
                  + "\":{\"extension_type\":\"property-extension\","
                  + "\"releasable_to\":[\"JPN\",\"USA\"],\"originator_control\":true}";
        };
    return (JsonValue.Members)
        JsonReader.parse(
            "marking",
            "{\"type\":\"marking-definition\",\"spec_version\":\"2.1\",\"id\":\"marking-definition--"
                + UUID
                + "3\",\"created\":\"2026-01-01T00:00:00.000Z\",\"extensions\":{"
                + extension
                + "}}");
  }
}

package org.entente.app.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.app.CommandLineRun;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.Draft;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.Evidence;
import org.entente.cases.EvidenceReader;
import org.entente.cases.ForeignCase;
import org.entente.cases.IncidentKind;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.cases.CaseExchange;
import org.entente.exchange.stix.check.StixCheck;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Surroundings;
import org.entente.watch.picture.Observation;
import org.entente.watch.picture.ResultReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the monitors find, as evidence of a case: it goes to a partner as STIX and comes back, and
/// says there what it says here, to the byte.
class WatchEvidenceTest {
  private static final long BEGIN = 1_767_225_600;
  private static final Instant KNOWN = Instant.parse("2026-03-01T00:00:00Z");
  private static final String WARNING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- kept to the last byte: 경보, 警報 -->
      <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>A1</identifier>
      <sender>jp@JPN</sender><sent>2026-02-01T00:00:00-00:00</sent><status>Exercise</status>
      <msgType>Alert</msgType><scope>Public</scope><info><language>en-US</language>
      <category>Safety</category><event>Missile launch</event><urgency>Immediate</urgency>
      <severity>Extreme</severity><certainty>Likely</certainty>
      <expires>2026-02-01T01:00:00-00:00</expires><area><areaDesc>Made-up area</areaDesc>
      <circle>35,139 50</circle></area></info></alert>
      """;
  private static final String FIRST_SET =
      """
      1 58400U 23179A   24164.24788005  .00007135  00000+0  32465-3 0  9998
      2 58400  97.4040  51.1823 0001996 152.6365 207.4976 15.21013721 30973
      """;
  private static final String SITES =
      """
      id,name,lat,lon,height_m,owner,declared
      seoul,Seoul,37.5665,126.9780,38,KR,2024-01-01
      """;

  @TempDir private Path folder;
  private long clock = 1_800_000_000_000_000L;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static byte[] out(Object... command) {
    List<Object> all = new ArrayList<>(List.of("watch"));
    all.addAll(List.of(command));
    all.addAll(List.of("--format", "json"));
    CommandLineRun run = CommandLineRun.of(all.toArray());
    assertThat(run.err()).isEmpty();
    return run.out().getBytes(UTF_8);
  }

  /// Two made ships side by side; one of them then falls silent for a day.
  private static String sea() {
    MadeNmea sea = new MadeNmea();
    for (int i = 0; i < 60; i++) {
      for (int ship = 1; ship <= 2; ship++) {
        double lon = 135 + (i < 12 ? i * 0.02 : 0.24);
        double knots = i < 12 ? 11.8 : 0.4;
        sea.place(211_000_000 + ship, BEGIN + i * 300L, 39 + ship * 0.002, lon, knots);
      }
    }
    return sea.place(211_000_001, BEGIN + 59 * 300 + 80_000, 39.5, 135.5, 10).text();
  }

  private static String imports() {
    StringBuilder series =
        new StringBuilder("month,importer,product,partner,value_usd,quantity_kg\n");
    for (int i = 0; i < 30; i++) {
      String month = "%d-%02d".formatted(2019 + i / 12, i % 12 + 1);
      series.append(month).append(",KOR,urea,CHN,").append(i < 28 ? 3000 : 9000).append(",1000\n");
    }
    return series.toString();
  }

  private Map<String, byte[]> found() throws IOException {
    String elements = file("m.tle", FIRST_SET);
    Map<String, byte[]> found = new LinkedHashMap<>();
    found.put("warning.cap", WARNING.getBytes(UTF_8));
    found.put(
        "passes.json",
        out(
            "overflight",
            "passes",
            "--elements",
            elements,
            "--sites",
            file("sites.csv", SITES),
            "--from",
            "2024-06-12T12:00:00Z",
            "--to",
            "2024-06-15T00:00:00Z",
            "--known-at",
            "2024-06-13T00:00:00Z"));
    found.put("ships.json", out("ships", "events", file("sea.nmea", sea())));
    found.put("supply.json", out("supply", "alerts", "--series", file("m.csv", imports())));
    return found;
  }

  private NodeStore store(String name) throws IOException {
    return NodeStore.open(
        folder.resolve(name),
        new Surroundings() {
          @Override
          public long nowMicros() {
            return clock++;
          }

          @Override
          public String uuid(String purpose, long number) {
            return UUID.randomUUID().toString();
          }
        });
  }

  private static String written(CaseBook book, Map<String, byte[]> found) {
    Draft opening = Draft.of(EntryKind.OPENED, "seen", "", "ann", "amber");
    String id = book.open(IncidentKind.LAUNCH, opening).caseId();
    found.forEach(
        (name, bytes) -> {
          Evidence evidence = EvidenceReader.read(name, bytes);
          assertThat(evidence.kind()).as(name).isEqualTo(EntryKind.SIGHTING);
          book.add(
              id,
              Draft.of(evidence.kind(), name, evidence.summary(), "ann", "amber")
                  .from("own watch", "entente watch", bytes),
              false);
        });
    return id;
  }

  /// Of each entry with evidence its bytes, and what they tell on the common picture.
  private static Map<String, List<Object>> told(CaseBook book, String id) {
    ResultReader reader = new ResultReader(Map.of());
    Map<String, List<Object>> told = new LinkedHashMap<>();
    for (Entry one : book.journal(id, AsOf.NOW)) {
      String sha256 = one.sha256();
      if (sha256 != null) {
        byte[] bytes = book.content(sha256).orElseThrow();
        List<Observation> seen = reader.read(one.title(), bytes, KNOWN);
        assertThat(seen).as(one.title()).isNotEmpty();
        told.put(
            one.title(), List.of(one.kind(), one.text(), one.marking(), from(one), sha256, seen));
      }
    }
    return told;
  }

  /// The partner notes before it who told of it, and when.
  private static String from(Entry one) {
    return one.source().replaceFirst("^us, \\S+: ", "");
  }

  @Test
  void whatTheMonitorsFindIsTheSameAtAPartnerAndWhenItComesBack() throws IOException {
    Map<String, byte[]> found = found();
    try (NodeStore us = store("us.db");
        NodeStore jp = store("jp.db")) {
      CaseBook ours = us.cases("us");
      CaseBook theirs = jp.cases("jp");
      CaseExchange here = new CaseExchange(ours, "us");
      CaseExchange there = new CaseExchange(theirs, "jp");
      String id = written(ours, found);
      String sent = JsonWriter.text(here.bundle(id, AsOf.NOW));
      JsonValue.Members bundle = (JsonValue.Members) JsonReader.parse("sent", sent);
      for (JsonValue object : bundle.items("objects")) {
        assertThat(StixCheck.check((JsonValue.Members) object).errors()).isEmpty();
      }
      ForeignCase.Taken taken = there.take("sent", bundle).getFirst();
      assertThat(taken.added()).isEqualTo(1 + found.size());

      assertThat(told(ours, id)).hasSameSizeAs(found);
      assertThat(told(theirs, taken.caseId())).isEqualTo(told(ours, id));
      found.forEach(
          (name, bytes) ->
              assertThat(theirs.journal(taken.caseId(), AsOf.NOW))
                  .filteredOn(one -> one.title().equals(name))
                  .singleElement()
                  .satisfies(
                      one ->
                          assertThat(theirs.content(String.valueOf(one.sha256())).orElseThrow())
                              .isEqualTo(bytes)));

      JsonValue back =
          JsonReader.parse("back", JsonWriter.text(there.bundle(taken.caseId(), AsOf.NOW)));
      assertThat(here.take("back", back).getFirst()).isEqualTo(new ForeignCase.Taken(id, 0));
      assertThat(JsonWriter.text(here.bundle(id, AsOf.NOW))).isEqualTo(sent);
    }
  }
}

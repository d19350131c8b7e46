package org.entente.exchange.stix.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.release.Label;
import org.entente.exchange.release.Markings;
import org.entente.exchange.stix.check.OasisSchemas;
import org.entente.exchange.stix.check.StixCheck;
import org.junit.jupiter.api.Test;

class CaseBundleTest {
  private static CaseBundle.Around around(Map<String, byte[]> contents) {
    return new CaseBundle.Around(
        "us",
        sha256 -> contents.getOrDefault(sha256, new byte[0]),
        _ -> Optional.empty(),
        Map.of(),
        List.of());
  }

  private static CaseBundle bundle(RandomCase one) {
    return CaseBundle.of("us-1", one.entries, around(one.contents));
  }

  private static Told read(String text) {
    return CaseReading.of("file", JsonReader.parse("file", text)).getFirst();
  }

  @Test
  void everyKindOfEntryComesBackAsItWentAndASecondExportHasTheSameBytes() {
    long seed = Long.getLong("seed", System.nanoTime());
    Set<EntryKind> seen = new HashSet<>();
    for (int i = 0; i < Integer.getInteger("cases", 80); i++) {
      RandomCase one = new RandomCase(seed + i);
      String text = JsonWriter.text(bundle(one).bundle());
      Told told = read(text);
      assertThat(told.entries()).as("seed %d", seed + i).isEqualTo(one.entries);
      assertThat(told.caseId()).contains("us-1");
      told.contents()
          .forEach((sha256, bytes) -> assertThat(bytes).isEqualTo(one.contents.get(sha256)));
      assertThat(told.items()).allMatch(item -> item.node().equals("us"));
      String again =
          JsonWriter.text(CaseBundle.of("us-1", told.entries(), around(told.contents())).bundle());
      assertThat(again).as("seed %d", seed + i).isEqualTo(text);
      one.entries.forEach(entry -> seen.add(entry.kind()));
    }
    assertThat(seen).containsExactlyInAnyOrder(EntryKind.values());
  }

  @Test
  void whatIsWrittenKeepsEveryRuleOfTheStandardAndItsSchemas() {
    long seed = Long.getLong("seed", System.nanoTime());
    for (int i = 0; i < 30; i++) {
      Members bundle = bundle(new RandomCase(seed + i)).bundle();
      StixCheck.Report report = StixCheck.check(bundle);
      assertThat(report.errors()).as("seed %d", seed + i).isEmpty();
      assertThat(report.warnings()).as("seed %d", seed + i).isEmpty();
      for (JsonValue object : bundle.items("objects")) {
        assertThat(OasisSchemas.refusals((Members) object))
            .as("seed %d: %s", seed + i, JsonWriter.text(object))
            .isEmpty();
      }
    }
  }

  @Test
  void markingsOfEntriesAreThoseOfTheirObjectsAndOfTheirPartOfTheWhole() {
    RandomCase one = new RandomCase(7);
    CaseBundle bundle = bundle(one);
    Markings markings = new Markings(_ -> null);
    for (Entry entry : one.entries) {
      Label label = markings.label(bundle.at(entry.position()).orElseThrow());
      if (entry.marking().isEmpty()) {
        assertThat(label).isEqualTo(Label.ORIGINATOR_ONLY);
      } else {
        assertThat(label.tlp().toString().toLowerCase(java.util.Locale.ROOT).replace('_', '+'))
            .isEqualTo(entry.marking().replace("_", "+"));
      }
    }
  }

  @Test
  void amountsAreExactAndNamedByChainAndAsset() {
    RandomCase one = null;
    for (long seed = 0; one == null; seed++) {
      RandomCase some = new RandomCase(seed);
      one = some.entries.stream().anyMatch(e -> e.kind() == EntryKind.TRACE) ? some : null;
    }
    Entry trace =
        one.entries.stream().filter(e -> e.kind() == EntryKind.TRACE).findFirst().orElseThrow();
    Members object = bundle(one).at(trace.position()).orElseThrow();
    Members end = (Members) CaseExtension.of(object).items("traced").getLast();
    String document = new String(one.contents.get(trace.sha256()), UTF_8);
    assertThat(document).contains("\"amount\":\"" + end.text("amount") + "\"");
    assertThat(new BigInteger(end.optional("amount").orElseThrow())).isNotNegative();
    assertThat(end.text("account")).matches("(bip122|eip155):[0-9a-f]+:[0-9a-z]+");
    assertThat(end.text("asset")).matches("(bip122|eip155):[0-9a-f]+/(slip44|erc20):[0-9a-z]+");
  }

  @Test
  void anIdTellsNothingOfAnEntrysNumberInItsCase() {
    RandomCase one = new RandomCase(11);
    List<Entry> fewer = new ArrayList<>(one.entries.subList(0, 1));
    Entry last =
        one.entries.stream()
            .filter(e -> e.about() == 0 && e.other() == 0 && e.kind() == EntryKind.EVENT)
            .reduce((_, later) -> later)
            .orElse(one.entries.getFirst());
    fewer.add(
        new Entry(
            "us-9",
            2,
            last.kind(),
            last.word(),
            last.title(),
            last.text(),
            0,
            0,
            0,
            last.recordedMicros(),
            last.valid(),
            last.author(),
            last.marking(),
            last.source(),
            last.command(),
            last.sha256()));
    assertThat(CaseBundle.of("us-9", fewer, around(one.contents)).incident())
        .isEqualTo(bundle(one).incident());
    for (Members object :
        bundle(one).wish(Set.copyOf(one.entries.stream().map(Entry::position).toList()))) {
      assertThat(JsonWriter.text(object)).doesNotContain("us-1");
    }
  }

  @Test
  void contentNobodyHereKnowsIsKept() {
    RandomCase one = new RandomCase(3);
    Members bundle = bundle(one).bundle();
    List<JsonValue> objects = new ArrayList<>();
    for (JsonValue item : bundle.items("objects")) {
      Members object = (Members) item;
      objects.add(
          "incident".equals(object.text("type"))
              ? object.with("x_theirs", JsonValue.of("kept"))
              : object);
    }
    String foreign =
        "{\"type\":\"x-theirs\",\"spec_version\":\"2.1\",\"id\":\"x-theirs--0000000a-0000-4000-8000-"
            + "000000000000\",\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":"
            + "\"2026-01-01T00:00:00.000Z\",\"x_says\":[1.10]}";
    objects.add(JsonReader.parse("x", foreign));
    Told told = read(JsonWriter.text(bundle.with("objects", new JsonValue.Array(objects))));
    Map<Integer, Members> theirs = new LinkedHashMap<>();
    told.items().forEach(item -> theirs.put(item.entry().position(), item.object()));
    CaseBundle.Around imported =
        new CaseBundle.Around(
            "jp",
            sha256 -> java.util.Objects.requireNonNull(told.contents().get(sha256)),
            _ -> Optional.empty(),
            theirs,
            told.rest());
    String again = JsonWriter.text(CaseBundle.of("jp-1", told.entries(), imported).bundle());
    assertThat(again).contains("\"x_theirs\":\"kept\"", foreign);
    assertThat(read(again).entries()).hasSameSizeAs(one.entries);
  }

  @Test
  void aBundleThatDoesNotHoldTogetherIsRefusedWithItsPlace() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    assertThatThrownBy(() -> read("{\"type\":\"bundle\",\"id\":\"bundle--x\"}"))
        .isInstanceOf(BadInput.class);
    String text = JsonWriter.text(bundle(new RandomCase(5)).bundle());
    assertThatThrownBy(
            () -> read(text.replaceAll("\"created\":\"2023-11-14", "\"created\":\"2023-11-15")))
        .isInstanceOf(BadInput.class);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bytes = text.getBytes(UTF_8);
      for (int k = 0; k <= random.nextInt(3); k++) {
        bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
      }
      try {
        CaseReading.of("file", JsonReader.parse("file", bytes));
      } catch (BadInput e) {
        refused++;
        assertThat(e.file()).isEqualTo("file");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(refused).as("seed %d", seed).isGreaterThan(200);
  }
}

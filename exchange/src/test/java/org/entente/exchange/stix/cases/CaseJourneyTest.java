package org.entente.exchange.stix.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.base.BadInput;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.Draft;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.ForeignCase;
import org.entente.cases.IncidentKind;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.store.NodeStore;
import org.entente.exchange.store.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random cases travel from the store of one node to that of another.
class CaseJourneyTest {
  @TempDir private Path folder;
  private long clock = 1_800_000_000_000_000L;

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

  /// Writes the case as its author would, as far as it fits; gives its id.
  private static String written(CaseBook book, RandomCase random) {
    Map<Integer, Integer> places = new HashMap<>(Map.of(0, 0));
    String id = "";
    for (Entry one : random.entries) {
      String sha256 = one.sha256();
      Draft draft =
          Draft.of(
                  one.kind(),
                  one.title(),
                  one.text(),
                  one.kind() == EntryKind.APPROVAL ? "bob" : one.author(),
                  one.marking())
              .withWord(one.kind() == EntryKind.LINK ? id : one.word())
              .about(places.getOrDefault(one.about(), -1), places.getOrDefault(one.other(), -1))
              .replacing(places.getOrDefault(one.replaces(), 0))
              .holding(one.valid())
              .from(
                  one.source(), one.command(), sha256 == null ? null : random.contents.get(sha256));
      if (one.kind() == EntryKind.OPENED) {
        id = book.open(IncidentKind.of(one.word()).orElseThrow(), draft).caseId();
        places.put(1, 1);
      } else {
        try {
          places.put(one.position(), book.add(id, draft, true).position());
        } catch (BadInput _) {
          // It doesn't fit, such as anything after the closing.
        }
      }
    }
    return id;
  }

  private static Object said(Entry one) {
    return List.of(
        one.position(),
        one.kind(),
        one.title(),
        one.text(),
        one.about(),
        one.other(),
        one.replaces(),
        one.valid(),
        one.marking(),
        one.command(),
        String.valueOf(one.sha256()),
        one.kind() == EntryKind.LINK ? "" : one.word());
  }

  private static JsonValue sent(JsonValue bundle) {
    return JsonReader.parse("sent", JsonWriter.text(bundle));
  }

  @Test
  void whatIsTakenInSaysTheSameAndTwiceChangesNothing() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    try (NodeStore us = store("us.db");
        NodeStore jp = store("jp.db")) {
      CaseBook ours = us.cases("us");
      CaseBook theirs = jp.cases("jp");
      CaseExchange here = new CaseExchange(ours, "us");
      CaseExchange there = new CaseExchange(theirs, "jp");
      for (int i = 0; i < Integer.getInteger("cases", 15); i++) {
        RandomCase random = new RandomCase(seed + i);
        String id = written(ours, random);
        List<Entry> journal = ours.journal(id, AsOf.NOW);
        JsonValue bundle = sent(here.bundle(id, AsOf.NOW));
        ForeignCase.Taken taken = there.take("sent", bundle).getFirst();
        assertThat(taken.added()).as("seed %d", seed + i).isEqualTo(journal.size());
        List<Entry> arrived = theirs.journal(taken.caseId(), AsOf.NOW);
        assertThat(arrived.stream().map(CaseJourneyTest::said).toList())
            .as("seed %d", seed + i)
            .isEqualTo(journal.stream().map(CaseJourneyTest::said).toList());
        assertThat(arrived).allMatch(one -> one.author().endsWith("@us"));
        assertThat(there.take("sent", bundle).getFirst())
            .isEqualTo(new ForeignCase.Taken(taken.caseId(), 0));
        JsonValue back = sent(there.bundle(taken.caseId(), AsOf.NOW));
        assertThat(here.take("back", back).getFirst())
            .as("seed %d", seed + i)
            .isEqualTo(new ForeignCase.Taken(id, 0));
        assertThat(JsonWriter.text(sent(here.bundle(id, AsOf.NOW))))
            .isEqualTo(JsonWriter.text(bundle));
        assertThat(theirs.journal(taken.caseId(), AsOf.NOW)).isEqualTo(arrived);
      }
    }
  }

  @Test
  void evidenceThatIsTooMuchForOneDocumentIsSaidSo() throws IOException {
    try (NodeStore us = store("us.db")) {
      CaseBook book = us.cases("us");
      Draft opening = Draft.of(EntryKind.OPENED, "large", "", "ann", "amber");
      String id = book.open(IncidentKind.THEFT, opening).caseId();
      byte[] large = new byte[30 << 20];
      for (int i = 0; i < 3; i++) {
        book.add(
            id, Draft.of(EntryKind.DOCUMENT, "d", "", "ann", "amber").from("", "", large), false);
      }
      assertThatThrownBy(() -> new CaseExchange(book, "us").bundle(id, AsOf.NOW))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("too many for one document");
    }
  }

  @Test
  void allCasesOfADocumentAreTakenOrNone() throws IOException {
    try (NodeStore us = store("us.db");
        NodeStore jp = store("jp.db")) {
      CaseBook ours = us.cases("us");
      CaseExchange here = new CaseExchange(ours, "us");
      List<JsonValue> all = new java.util.ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Draft opening = Draft.of(EntryKind.OPENED, "case " + i, "", "ann", "amber");
        String id = ours.open(IncidentKind.THEFT, opening).caseId();
        ours.add(id, Draft.of(EntryKind.FINDING, "f", "", "ann", "amber"), false);
        ours.add(id, Draft.of(EntryKind.APPROVAL, "", "ok", "bob", "amber").about(2, 0), true);
        all.addAll(here.bundle(id, AsOf.NOW).items("objects"));
      }
      String text = JsonWriter.text(new JsonValue.Array(all));
      int last = text.lastIndexOf("\"authors\":[\"bob\"]");
      String alone = text.substring(0, last) + text.substring(last).replace("\"bob\"", "\"ann\"");
      CaseBook theirs = jp.cases("jp");
      CaseExchange there = new CaseExchange(theirs, "jp");
      assertThatThrownBy(() -> there.take("sent", JsonReader.parse("sent", alone)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("nobody judges a finding of their own");
      assertThat(theirs.all(AsOf.NOW)).isEmpty();
      assertThat(there.take("sent", JsonReader.parse("sent", text))).hasSize(2);
      assertThat(theirs.all(AsOf.NOW)).hasSize(2);
    }
  }
}

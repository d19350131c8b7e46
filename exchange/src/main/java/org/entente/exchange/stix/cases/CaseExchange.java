package org.entente.exchange.stix.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.cases.AsOf;
import org.entente.cases.CaseBook;
import org.entente.cases.CaseView;
import org.entente.cases.Draft;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.ForeignCase;
import org.entente.cases.ForeignEntry;
import org.entente.cases.Origin;
import org.entente.cases.Times;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.release.Reason;
import org.entente.exchange.stix.item.StixItem;

/// Cases of a node on their way to others and back.
public final class CaseExchange {
  /// What a case asks to be released, and what of it nobody may ask for yet.
  ///
  /// @param held the ids of entries that stay, with the reason
  public record Wish(List<Members> objects, Map<String, Reason> held) {}

  /// Bytes of evidence in one document, which holds them in base64 and is held in memory.
  private static final long MOST_BYTES = 1 << 26;

  private final CaseBook book;
  private final String node;

  public CaseExchange(CaseBook book, String node) {
    this.book = book;
    this.node = node;
  }

  /// Whether it says something of a case.
  public static boolean isOfCase(Members object) {
    return CaseReading.isOurs(object);
  }

  /// The whole case as it was known then. Throws [BadInput] when it wasn't known at all.
  public Members bundle(String caseId, AsOf asOf) {
    return written(caseId, asOf).bundle();
  }

  private CaseBundle written(String caseId, AsOf asOf) {
    List<Entry> journal = book.journal(caseId, asOf);
    if (journal.isEmpty()) {
      throw new BadInput(
          caseId, "", "there was no such case at that time", "See: entente case list");
    }
    Map<Integer, Members> foreign = new HashMap<>();
    List<Members> rest = new ArrayList<>();
    book.origins(caseId)
        .forEach(
            (position, origins) -> {
              for (Origin one : origins) {
                if (position == 0) {
                  rest.add(object(one));
                } else {
                  foreign.put(position, object(one));
                }
              }
            });
    return CaseBundle.of(
        caseId,
        journal,
        new CaseBundle.Around(node, new Contents(caseId)::of, this::incident, foreign, rest));
  }

  /// The bytes of evidence, as many as fit into one document.
  private final class Contents {
    private final String caseId;
    private long total;

    Contents(String caseId) {
      this.caseId = caseId;
    }

    byte[] of(String sha256) {
      byte[] bytes =
          book.content(sha256)
              .orElseThrow(
                  () -> new BadInput(sha256, "", "its bytes are not here", "Restore a backup"));
      total += bytes.length;
      if (total > MOST_BYTES) {
        throw new BadInput(
            caseId,
            "",
            "its evidence has more than " + MOST_BYTES + " bytes, too many for one document",
            "Write it into a folder: case export without --as");
      }
      return bytes;
    }
  }

  private static Members object(Origin origin) {
    return (Members) JsonReader.parse(origin.objectId(), origin.json());
  }

  /// The id of a case's incident; empty for a case that isn't here.
  private Optional<String> incident(String caseId) {
    return book.incidentOf(caseId)
        .or(
            () ->
                book.openings().stream()
                    .filter(one -> one.caseId().equals(caseId))
                    .map(this::incident)
                    .findFirst());
  }

  private String incident(Entry opening) {
    return CaseBundle.incident(node, opening).optional("id").orElseThrow();
  }

  /// The case that has this incident here, ours or another node's.
  private Optional<String> caseOf(String incident) {
    return book.caseOf(incident)
        .or(
            () ->
                book.openings().stream()
                    .filter(one -> incident.equals(incident(one)))
                    .map(Entry::caseId)
                    .findFirst());
  }

  /// Takes in the cases that a document tells of. What is here stays as it is. Throws [BadInput],
  /// with nothing taken, for what doesn't hold together.
  ///
  /// @param name what errors call the document
  public List<ForeignCase.Taken> take(String name, JsonValue document) {
    List<Told> told =
        CaseReading.of(
            name,
            document,
            incident ->
                caseOf(incident).map(id -> written(id, AsOf.NOW).objects()).orElse(List.of()));
    List<ForeignCase> cases = told.stream().map(one -> foreign(name, one)).toList();
    return book.take(cases);
  }

  private ForeignCase foreign(String name, Told told) {
    Optional<String> here = caseOf(told.incident());
    boolean isOurs = here.isPresent() && book.incidentOf(here.get()).isEmpty();
    Map<String, Integer> own = new HashMap<>();
    Map<String, Members> ours = new HashMap<>();
    if (here.isPresent()) {
      CaseBundle bundle = written(here.get(), AsOf.NOW);
      own.putAll(bundle.own());
      own.forEach((id, position) -> ours.put(id, bundle.at(position).orElseThrow()));
    }
    List<ForeignEntry> entries = new ArrayList<>();
    for (Told.Item item : told.items()) {
      Members before = ours.get(item.id());
      boolean isOther = before != null && !before.equals(item.object());
      if (isOther || (before == null && item.node().equals(node))) {
        throw new BadInput(
            name,
            item.id(),
            "it says that we wrote it, and we did not",
            "Ask whoever gave it to you");
      }
      entries.add(new ForeignEntry(draft(item, told), origin(item.object())));
    }
    List<Origin> rest = told.rest().stream().map(CaseExchange::origin).toList();
    return new ForeignCase(isOurs ? here.orElseThrow() : "", own, entries, rest);
  }

  private Draft draft(Told.Item item, Told told) {
    Entry entry = item.entry();
    String there = told.caseId().map(id -> ", there " + id).orElse("");
    String source =
        item.node()
            + ", "
            + Times.text(entry.recordedMicros())
            + (entry.kind() == EntryKind.OPENED ? there : "")
            + (entry.source().isEmpty() ? "" : ": " + entry.source());
    String sha256 = entry.sha256();
    String target = item.object().optional("target_ref").orElse("");
    String word =
        entry.kind() == EntryKind.LINK ? caseOf(target).orElse(entry.word()) : entry.word();
    return Draft.of(
            entry.kind(),
            entry.title(),
            entry.text(),
            entry.author() + "@" + item.node(),
            entry.marking())
        .withWord(word)
        .about(entry.about(), entry.other())
        .replacing(entry.replaces())
        .holding(entry.valid())
        .from(source, entry.command(), sha256 == null ? null : told.contents().get(sha256));
  }

  private static Origin origin(Members object) {
    String text = JsonWriter.text(object);
    String canonical;
    try {
      canonical = CanonicalJson.text(object);
    } catch (IllegalArgumentException _) {
      canonical = text;
    }
    StixItem item = StixItem.of(object);
    return new Origin(item.id(), item.version(), text, CaseBook.sha256(canonical.getBytes(UTF_8)));
  }

  /// How many entries a case has. Throws [BadInput] where there is no such case.
  public int size(String caseId) {
    return now(caseId).entries().getLast().position();
  }

  private CaseView now(String caseId) {
    return book.view(caseId, AsOf.NOW)
        .orElseThrow(
            () -> new BadInput(caseId, "", "there is no such case", "See: entente case list"));
  }

  /// What releasing this case asks for: its first `size` entries, as they stand now. A finding that
  /// no second person approved is none yet, and what another node wrote is that node's to release.
  public Wish wish(String caseId, int size) {
    CaseView now = now(caseId);
    CaseBundle bundle = written(caseId, AsOf.NOW);
    Map<String, Reason> held = new TreeMap<>();
    Set<Integer> positions = new LinkedHashSet<>();
    List<Entry> wished = now.entries().stream().filter(one -> one.position() <= size).toList();
    for (Entry one : wished) {
      Optional<Reason> reason = reason(now, one, bundle);
      if (reason.isEmpty()) {
        positions.add(one.position());
      } else {
        String id = bundle.at(one.position()).orElseThrow().optional("id").orElse("");
        held.put(id, reason.get());
      }
    }
    return new Wish(bundle.wish(positions), held);
  }

  private static Optional<Reason> reason(CaseView now, Entry entry, CaseBundle bundle) {
    if (bundle.isForeign(entry.position())) {
      return Optional.of(Reason.of(Reason.Word.FOREIGN_ENTRY));
    }
    Optional<Entry> finding =
        entry.kind() == EntryKind.FINDING
            ? Optional.of(entry)
            : now.at(entry.about()).filter(one -> one.kind() == EntryKind.FINDING);
    boolean isApproved =
        finding.isEmpty() || now.standing(finding.get()) == CaseView.Standing.APPROVED;
    return isApproved ? Optional.empty() : Optional.of(Reason.of(Reason.Word.UNAPPROVED));
  }
}

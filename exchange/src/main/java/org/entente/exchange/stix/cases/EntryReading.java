package org.entente.exchange.stix.cases;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.Times;
import org.entente.cases.ValidTime;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.jspecify.annotations.Nullable;

/// One object read as an entry. What the extension says is made into an object again and compared:
/// it can't say one thing to our eyes and another to others'.
final class EntryReading {
  /// Beside what an entry says: marks may be added, and other versions may name more observables.
  private static final List<String> NOT_COMPARED =
      List.of("id", "object_marking_refs", "extensions");

  private final String name;
  private final Members object;
  private final Members own;
  private final Map<String, Members> all;
  private final Map<String, Integer> positions;
  private final Map<String, String> links;
  private final String caseId;

  EntryReading(
      String name,
      Members object,
      Map<String, Members> all,
      Map<String, Integer> positions,
      Map<String, String> links,
      String caseId) {
    this.name = name;
    this.object = object;
    this.own = CaseExtension.of(object);
    this.all = all;
    this.positions = positions;
    this.links = links;
    this.caseId = caseId;
  }

  private BadInput bad(String place, String reason) {
    String id = object.optional("id").orElse("");
    return new BadInput(name, (id + " " + place).strip(), reason, "Ask whoever wrote it");
  }

  /// Who wrote it, by the identity that must come along.
  String node() {
    Members identity = all.get(object.optional("created_by_ref").orElse(""));
    String node = identity == null ? null : identity.text("name");
    if (node == null || !node.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw bad("created_by_ref", "the node that wrote it is not named");
    }
    return node;
  }

  private String text(String member) {
    return own.optional(member).orElse("");
  }

  /// Its position is the next. Puts bytes of evidence into `contents`.
  Entry entry(String replaced, Map<String, byte[]> contents) {
    EntryKind kind = EntryKind.of(text(CaseExtension.KIND)).orElseThrow();
    String target = object.optional("target_ref").orElse("");
    byte[] bytes = kind.isEvidence() ? bytes(contents) : null;
    String sha256 = kind.isEvidence() ? text(CaseExtension.SHA256) : null;
    Entry entry =
        new Entry(
            caseId,
            positions.size() + 1,
            kind,
            kind == EntryKind.LINK ? links.getOrDefault(target, target) : text(CaseExtension.WORD),
            text(CaseExtension.TITLE),
            text(CaseExtension.TEXT),
            position(CaseExtension.ABOUT_REF, text(CaseExtension.ABOUT_REF)),
            position(CaseExtension.EVIDENCE_REF, text(CaseExtension.EVIDENCE_REF)),
            // What it puts right may not have been given; then it stands for itself.
            positions.getOrDefault(replaced, 0),
            recorded(),
            valid(),
            text(CaseExtension.AUTHOR),
            TlpOf.word(object.texts("object_marking_refs")),
            text(CaseExtension.SOURCE),
            text(CaseExtension.COMMAND),
            sha256,
            learnt(),
            published());
    compare(entry, bytes);
    return entry;
  }

  private int position(String member, String id) {
    if (id.isEmpty()) {
      return 0;
    }
    Integer position = positions.get(id);
    if (position == null) {
      throw bad(member, "the entry it names is not there");
    }
    return position;
  }

  private byte[] bytes(Map<String, byte[]> contents) {
    String sha256 = text(CaseExtension.SHA256);
    for (String id : object.texts("object_refs")) {
      Members artifact = all.get(id);
      if (artifact != null && sha256.equals(artifact.members("hashes").text("SHA-256"))) {
        byte[] bytes =
            ArtifactForm.bytes(artifact)
                .orElseThrow(() -> bad("sha256", "the bytes have another hash"));
        contents.put(sha256, bytes);
        return bytes;
      }
    }
    throw bad("sha256", "the bytes of this evidence are not there");
  }

  private long recorded() {
    String text = object.optional("created").orElse("");
    try {
      Instant time = Instant.parse(text);
      if (!time.equals(time.truncatedTo(ChronoUnit.MICROS))) {
        throw bad("created", "a time of an entry has at most six digits");
      }
      return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    } catch (DateTimeParseException | ArithmeticException e) {
      throw new BadInput(
          name,
          object.optional("id").orElse("") + " created",
          text + " is no time of an entry",
          "Ask its author",
          e);
    }
  }

  private ValidTime valid() {
    String from = text(CaseExtension.VALID_FROM);
    String to = text(CaseExtension.VALID_TO);
    try {
      return new ValidTime(
          from.isEmpty() ? Long.MIN_VALUE : Times.begin(name, from),
          to.isEmpty() ? Long.MAX_VALUE : Times.begin(name, to));
    } catch (IllegalArgumentException _) {
      throw bad("valid_to", "it ends before it begins");
    }
  }

  private long published() {
    String text = text(CaseExtension.PUBLISHED);
    long published = text.isEmpty() ? 0 : Times.begin(name, text);
    if (published > recorded()) {
      throw bad("published", "it is after what was recorded");
    }
    return published;
  }

  private long learnt() {
    String text = text(CaseExtension.LEARNT);
    long learnt = text.isEmpty() ? recorded() : Times.begin(name, text);
    if (learnt > recorded()) {
      throw bad("learnt", "it is after what was recorded");
    }
    return learnt;
  }

  private void compare(Entry entry, byte @Nullable [] bytes) {
    Traced traced = Traced.of(entry.kind(), bytes == null ? new byte[0] : bytes);
    String target = object.optional("target_ref").orElse("");
    EntryForm form =
        new EntryForm(
            entry,
            object.optional("created_by_ref").orElse(""),
            text(CaseExtension.CASE_REF),
            text(CaseExtension.ABOUT_REF),
            text(CaseExtension.EVIDENCE_REF),
            entry.kind() == EntryKind.LINK ? target : "",
            bytes == null
                ? ""
                : ArtifactForm.object(bytes, String.valueOf(entry.sha256()))
                    .optional("id")
                    .orElse(""),
            bytes,
            traced);
    Members expected = form.object();
    expected
        .all()
        .forEach(
            (member, value) -> {
              boolean isList = member.equals("object_refs") && bytes != null;
              if (!NOT_COMPARED.contains(member) && !isList && !value.equals(object.get(member))) {
                throw bad(member, "it says something else than its extension");
              }
            });
    CaseExtension.of(expected)
        .all()
        .forEach(
            (member, value) -> {
              boolean isAmounts = member.equals(CaseExtension.TRACED);
              JsonValue said = own.get(member);
              if (!value.equals(said) && !(isAmounts && said == null)) {
                throw bad(member, "it is not what the entry says");
              }
            });
  }
}

package org.entente.exchange.stix.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.EvidenceReader;
import org.entente.cases.Times;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.stix.PropertyExtension;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.item.Draft;
import org.jspecify.annotations.Nullable;

/// One entry as one object. The same entry gives the same object, whoever makes it.
///
/// @param creator id of the identity of the node that wrote it
/// @param incident id of the case's incident; empty for the incident itself
/// @param about id of the entry it is about; empty without one
/// @param evidence id of the evidence it names; empty without one
/// @param target id of the incident a link leads to; empty for all else
/// @param artifact id of the bytes; empty for what is no evidence
/// @param bytes of evidence; null for all else
/// @param traced what the bytes name on chains
@SuppressWarnings("ArrayRecordComponent") // never compared
record EntryForm(
    Entry entry,
    String creator,
    String incident,
    String about,
    String evidence,
    String target,
    String artifact,
    byte @Nullable [] bytes,
    Traced traced) {

  private static final int LONGEST_CONTENT = 100_000;
  private static final long FIRST_YEAR = -62_135_596_800_000_000L;
  private static final long LAST_YEAR = 253_402_300_799_000_000L;

  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /// Exactly, with six digits.
  static String time(long micros) {
    return MICROS.format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  /// Without an id, which is made of all that is in it.
  Members object() {
    Map<String, JsonValue> object = begin(type(entry.kind()), creator, entry.recordedMicros());
    publicly(object);
    Map<String, JsonValue> extensions = new LinkedHashMap<>();
    extensions.put(CaseExtension.ID, own());
    object.put("extensions", new Members(extensions));
    mark(object, entry.marking());
    return new Members(object);
  }

  static Map<String, JsonValue> begin(String type, String creator, long recordedMicros) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("type", JsonValue.of(type));
    object.put("spec_version", JsonValue.of("2.1"));
    object.put("created_by_ref", JsonValue.of(creator));
    object.put("created", JsonValue.of(time(recordedMicros)));
    object.put("modified", JsonValue.of(time(recordedMicros)));
    return object;
  }

  /// Nothing for an entry without a marking: then it is its originator's only.
  static void mark(Map<String, JsonValue> object, String marking) {
    TlpOf.word(marking)
        .map(Tlp::id)
        .ifPresent(id -> object.put("object_marking_refs", JsonValue.texts(List.of(id))));
  }

  /// With the id that its content gives; `ordinal` tells apart what is said twice at once.
  static Members identified(Members object, int ordinal) {
    String type = object.optional("type").orElseThrow();
    String name = JsonWriter.text(object) + (ordinal == 0 ? "" : "\n" + ordinal);
    return object.with("id", JsonValue.of(type + "--" + random(name)));
  }

  /// Bits that look random, made of the name.
  static UUID random(String name) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      ByteBuffer bits = ByteBuffer.wrap(hash);
      return Draft.version4(new UUID(bits.getLong(), bits.getLong()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }

  static String type(EntryKind kind) {
    return switch (kind) {
      case OPENED -> "incident";
      case TRACE, EXPOSURE, LABEL, SCREENING, SIGHTING, DOCUMENT -> "observed-data";
      case SUPPORT, CONTRADICTION, APPROVAL, REFUSAL -> "opinion";
      case LINK -> "relationship";
      case EVENT, NOTE, HYPOTHESIS, INNOCENT, FINDING, DECISION, TASK, DONE, CLOSED -> "note";
    };
  }

  private void publicly(Map<String, JsonValue> object) {
    switch (type(entry.kind())) {
      case "incident" -> {
        object.put("name", JsonValue.of(entry.title()));
        put(object, "description", entry.text());
      }
      case "observed-data" -> observed(object);
      case "opinion" -> {
        put(object, "explanation", entry.text().isEmpty() ? entry.title() : entry.text());
        authors(object);
        object.put("opinion", JsonValue.of(opinion()));
        object.put("object_refs", JsonValue.texts(List.of(about)));
      }
      case "relationship" -> {
        object.put("relationship_type", JsonValue.of("related-to"));
        put(object, "description", entry.text().isEmpty() ? entry.title() : entry.text());
        object.put("source_ref", JsonValue.of(incident));
        object.put("target_ref", JsonValue.of(target));
      }
      default -> note(object);
    }
  }

  private void observed(Map<String, JsonValue> object) {
    long from = entry.valid().fromMicros();
    long to = entry.valid().toMicros();
    boolean isFrom = from >= FIRST_YEAR && from <= LAST_YEAR;
    boolean isTo = to >= FIRST_YEAR && to <= LAST_YEAR;
    long first = isFrom ? from : Math.min(entry.recordedMicros(), isTo ? to : Long.MAX_VALUE);
    long last = isTo ? to : Math.max(entry.recordedMicros(), first);
    object.put("first_observed", JsonValue.of(time(first)));
    object.put("last_observed", JsonValue.of(time(last)));
    object.put("number_observed", JsonValue.of(1));
    List<String> refs = new ArrayList<>(List.of(artifact));
    refs.addAll(traced.observables().keySet());
    object.put("object_refs", JsonValue.texts(refs));
  }

  private void note(Map<String, JsonValue> object) {
    put(object, "abstract", entry.title());
    String said = entry.text();
    if (said.isEmpty() && bytes != null) {
      said = EvidenceReader.text(bytes).filter(t -> t.length() <= LONGEST_CONTENT).orElse("");
    }
    String content = said.isEmpty() ? entry.title() : said;
    object.put("content", JsonValue.of(content.isEmpty() ? entry.kind().word() : content));
    authors(object);
    if (entry.kind() == EntryKind.FINDING) {
      confidence(object);
    }
    List<String> refs = new ArrayList<>(List.of(about.isEmpty() ? incident : about));
    if (!artifact.isEmpty()) {
      refs.add(artifact);
    }
    object.put("object_refs", JsonValue.texts(refs));
  }

  private void authors(Map<String, JsonValue> object) {
    object.put("authors", JsonValue.texts(List.of(entry.author())));
  }

  /// The middle of each range of the standard's scale (2.1, appendix A).
  private void confidence(Map<String, JsonValue> object) {
    switch (entry.word()) {
      case "low" -> object.put("confidence", JsonValue.of(15));
      case "moderate" -> object.put("confidence", JsonValue.of(50));
      case "high" -> object.put("confidence", JsonValue.of(85));
      default -> {}
    }
  }

  private String opinion() {
    return switch (entry.kind()) {
      case SUPPORT -> "agree";
      case CONTRADICTION -> "disagree";
      case APPROVAL -> "strongly-agree";
      default -> "strongly-disagree";
    };
  }

  private Members own() {
    Map<String, JsonValue> own = PropertyExtension.begin();
    put(own, CaseExtension.CASE_REF, incident);
    own.put(CaseExtension.KIND, JsonValue.of(entry.kind().word()));
    if (entry.kind() != EntryKind.LINK) {
      put(own, CaseExtension.WORD, entry.word());
    }
    put(own, CaseExtension.TITLE, entry.title());
    put(own, CaseExtension.TEXT, entry.text());
    own.put(CaseExtension.AUTHOR, JsonValue.of(entry.author()));
    put(own, CaseExtension.SOURCE, entry.source());
    put(own, CaseExtension.COMMAND, entry.command());
    if (entry.valid().fromMicros() != Long.MIN_VALUE) {
      own.put(CaseExtension.VALID_FROM, JsonValue.of(Times.text(entry.valid().fromMicros())));
    }
    if (entry.valid().toMicros() != Long.MAX_VALUE) {
      own.put(CaseExtension.VALID_TO, JsonValue.of(Times.text(entry.valid().toMicros())));
    }
    if (entry.isLate()) {
      own.put(CaseExtension.LEARNT, JsonValue.of(Times.text(entry.learntMicros())));
    }
    if (entry.publishedMicros() != 0) {
      own.put(CaseExtension.PUBLISHED, JsonValue.of(Times.text(entry.publishedMicros())));
    }
    put(own, CaseExtension.SHA256, entry.sha256() == null ? "" : entry.sha256());
    put(own, CaseExtension.ABOUT_REF, about);
    put(own, CaseExtension.EVIDENCE_REF, evidence);
    if (!traced.amounts().isEmpty()) {
      own.put(CaseExtension.TRACED, new JsonValue.Array(traced.amounts()));
    }
    return new Members(own);
  }

  private static void put(Map<String, JsonValue> object, String name, String text) {
    if (!text.isEmpty()) {
      object.put(name, JsonValue.of(text));
    }
  }
}

package org.entente.app.server.door;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Node;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Audit;
import org.entente.exchange.taxii.TaxiiTime;
import org.jspecify.annotations.Nullable;

/// What was done and read, and whether the record of it is whole.
final class AuditPage {
  static final int MOST = 100_000;
  static final int USUAL = 1_000;

  private AuditPage() {}

  static Map<String, JsonValue> of(Node node, String since, @Nullable String person, int limit) {
    return of(node, since, person, limit, null);
  }

  /// @param kept a note of the audit's head that somebody kept elsewhere; null without one
  static Map<String, JsonValue> of(
      Node node, String since, @Nullable String person, int limit, @Nullable String kept) {
    List<JsonValue> lines = new ArrayList<>();
    for (Audit.Entry entry : node.audit().entries(micros(since), person, limit)) {
      Map<String, JsonValue> line = new LinkedHashMap<>();
      line.put("number", JsonValue.of(entry.number()));
      line.put("time", JsonValue.of(TaxiiTime.text(entry.at())));
      line.put("who", JsonValue.of(entry.act().who()));
      line.put("means", JsonValue.of(entry.act().means()));
      line.put("from", JsonValue.of(entry.act().address()));
      line.put("what", JsonValue.of(entry.act().what()));
      line.put("detail", JsonValue.of(entry.act().detail()));
      line.put("result", JsonValue.of(entry.act().result()));
      line.put("hash", JsonValue.of(entry.hash()));
      lines.add(new JsonValue.Members(line));
    }
    // First: the audit and its note go on growing.
    Noted noted = Noted.of(node);
    Audit.Proof proof = node.audit().prove();
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("entries", new JsonValue.Array(lines));
    answer.put("size", JsonValue.of(proof.entries()));
    answer.put("head", JsonValue.of(proof.head()));
    boolean isWhole = proof.broken() == 0;
    if (!isWhole) {
      answer.put("brokenAt", JsonValue.of(proof.broken()));
    }
    isWhole &= noted.add(answer, proof.entries());
    if (kept != null) {
      AuditHead.Standing held = AuditHead.standing(node, "the note", kept.getBytes(UTF_8));
      isWhole &= new Noted(held, "").hold(answer, proof.entries());
    }
    answer.put("whole", JsonValue.of(isWhole));
    return answer;
  }

  /// What the node once noted of the audit.
  ///
  /// @param fault why the note is none; empty for a good one
  private record Noted(AuditHead.Standing standing, String fault) {
    static Noted of(Node node) {
      try {
        return new Noted(AuditHead.standing(node), "");
      } catch (BadInput e) {
        return new Noted(new AuditHead.Standing(0, false, ""), e.reason());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /// Whether all of it is there; puts what is missing into the answer.
    boolean add(Map<String, JsonValue> answer, long entries) {
      String note = fault + standing.note();
      if (!note.isEmpty()) {
        answer.put("noted", JsonValue.of(note));
      }
      return compare(answer, entries);
    }

    /// The same for a note from elsewhere.
    boolean hold(Map<String, JsonValue> answer, long entries) {
      if (standing.isSame()) {
        answer.put("heldUpTo", JsonValue.of(standing.noted()));
      }
      return compare(answer, entries);
    }

    private boolean compare(Map<String, JsonValue> answer, long entries) {
      if (standing.noted() > entries) {
        answer.put("missingFrom", JsonValue.of(entries + 1));
        answer.put("missingTo", JsonValue.of(standing.noted()));
      } else if (!standing.isSame() && fault.isEmpty()) {
        answer.put("changedUpTo", JsonValue.of(standing.noted()));
      }
      return standing.isSame();
    }
  }

  /// Of a day or an RFC 3339 time; empty is the beginning.
  private static long micros(String since) {
    try {
      if (since.isEmpty()) {
        return 0;
      }
      Instant from =
          since.contains("T")
              ? Instant.parse(since)
              : LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
      return TaxiiTime.micros(from);
    } catch (DateTimeException e) {
      throw new BadInput("since", "", since + " is no time", "Give it like 2026-11-24", e);
    }
  }
}

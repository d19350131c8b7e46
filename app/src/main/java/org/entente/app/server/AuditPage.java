package org.entente.app.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Audit.Proof proof = node.audit().prove();
    Map<String, JsonValue> answer = new LinkedHashMap<>();
    answer.put("entries", new JsonValue.Array(lines));
    answer.put("size", JsonValue.of(proof.entries()));
    answer.put("head", JsonValue.of(proof.head()));
    answer.put("whole", JsonValue.of(proof.broken() == 0));
    if (proof.broken() != 0) {
      answer.put("brokenAt", JsonValue.of(proof.broken()));
    }
    return answer;
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

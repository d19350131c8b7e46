package org.entente.cases.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.cases.CaseHead;
import org.entente.cases.CaseView;
import org.entente.cases.Chain;
import org.entente.cases.Entry;
import org.entente.cases.EntryKind;
import org.entente.cases.Times;

/// A case and its entries as fields of JSON.
public final class EntryFields {
  private EntryFields() {}

  public static Map<String, Object> of(CaseView view) {
    Map<String, Object> fields = head(CaseHead.of(view));
    List<Map<String, Object>> entries =
        view.entries().stream()
            .map(
                one -> {
                  Map<String, Object> line = of(one);
                  if (one.kind() == EntryKind.FINDING) {
                    line.put("standing", word(view.standing(one)));
                  }
                  return line;
                })
            .toList();
    fields.put("entries", entries);
    return fields;
  }

  /// What a list of cases tells of each.
  public static Map<String, Object> head(CaseHead head) {
    Entry opening = head.opening();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case", opening.caseId());
    fields.put("incident", opening.word());
    fields.put("title", opening.title());
    fields.put("state", head.isClosed() ? "closed" : "open");
    fields.put("opened", Times.text(opening.recordedMicros()));
    fields.put("last", Times.text(head.lastMicros()));
    fields.put("evidence", head.evidence());
    return fields;
  }

  /// What somebody notes of a case to compare it with later.
  public static Map<String, Object> of(Chain chain) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("entries", chain.entries());
    fields.put("hash", chain.hash());
    return fields;
  }

  public static Map<String, Object> of(Entry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("case", entry.caseId());
    fields.put("number", entry.position());
    fields.put("kind", entry.kind().word());
    put(fields, "word", entry.word());
    put(fields, "title", entry.title());
    put(fields, "text", entry.text());
    put(fields, "about", entry.about());
    put(fields, "evidence", entry.other());
    put(fields, "replaces", entry.replaces());
    fields.put("recorded", Times.text(entry.recordedMicros()));
    if (entry.isLate()) {
      fields.put("learnt", Times.text(entry.learntMicros()));
    }
    if (entry.publishedMicros() != 0) {
      fields.put("published", Times.text(entry.publishedMicros()));
    }
    if (entry.valid().fromMicros() != Long.MIN_VALUE) {
      fields.put("valid_from", Times.text(entry.valid().fromMicros()));
    }
    if (entry.valid().toMicros() != Long.MAX_VALUE) {
      fields.put("valid_to", Times.text(entry.valid().toMicros()));
    }
    fields.put("author", entry.author());
    fields.put("marking", entry.marking());
    put(fields, "source", entry.source());
    put(fields, "command", entry.command());
    String sha256 = entry.sha256();
    if (sha256 != null) {
      fields.put("sha256", sha256);
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, String text) {
    if (!text.isEmpty()) {
      fields.put(name, text);
    }
  }

  private static void put(Map<String, Object> fields, String name, int position) {
    if (position != 0) {
      fields.put(name, position);
    }
  }

  private static String word(CaseView.Standing standing) {
    return standing.name().toLowerCase(java.util.Locale.ROOT);
  }
}

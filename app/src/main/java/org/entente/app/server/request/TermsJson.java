package org.entente.app.server.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Fields;
import org.entente.app.server.Node;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Keeping;
import org.entente.exchange.taxii.Refusal;
import org.entente.exchange.taxii.TaxiiTime;

/// What was given until a time, by us and to us.
public final class TermsJson {
  private TermsJson() {}

  /// What ends by a time; by now when none is given. Throws [Refusal].
  public static JsonValue.Members json(Node node, String by, int limit) {
    long now = node.home().nowMicros();
    long end =
        by.isEmpty()
            ? now
            : TaxiiTime.micros(by)
                .orElseThrow(
                    () -> Refusal.badRequest("by must be a time like 2027-01-01T00:00:00Z"));
    Keeping.Page page = node.store().keeping().until(end, limit);
    List<JsonValue> terms = new ArrayList<>();
    for (Keeping.Kept one : page.kept()) {
      Map<String, JsonValue> term = new LinkedHashMap<>();
      term.put("direction", JsonValue.of(one.isOurs() ? "out" : "in"));
      term.put("partner", JsonValue.of(one.partner()));
      term.put("index", JsonValue.of(one.index()));
      term.put("id", JsonValue.of(one.id()));
      term.put("version", JsonValue.of(one.version()));
      Fields.put(term, "purpose", one.purpose());
      term.put("until", JsonValue.of(one.until()));
      term.put("over", JsonValue.of(one.due() <= now));
      terms.add(new JsonValue.Members(term));
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("terms", new JsonValue.Array(terms));
    all.put("more", JsonValue.of(page.more()));
    return new JsonValue.Members(all);
  }
}

package org.entente.exchange.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonWriter;
import org.entente.exchange.taxii.Shelf;
import org.entente.exchange.taxii.TaxiiTime;

/// The status of a request to add objects, which is complete when it is first told.
final class StatusForm {
  private StatusForm() {}

  static String of(String id, long now, List<Shelf.Outcome> outcomes) {
    List<JsonValue> successes = new ArrayList<>();
    List<JsonValue> failures = new ArrayList<>();
    for (Shelf.Outcome one : outcomes) {
      Map<String, JsonValue> detail = new LinkedHashMap<>();
      detail.put("id", JsonValue.of(one.id()));
      detail.put("version", JsonValue.of(one.version()));
      if (one.message().isEmpty()) {
        successes.add(new JsonValue.Members(detail));
      } else {
        detail.put("message", JsonValue.of(one.message()));
        failures.add(new JsonValue.Members(detail));
      }
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("id", JsonValue.of(id));
    all.put("status", JsonValue.of("complete"));
    all.put("request_timestamp", JsonValue.of(TaxiiTime.text(now)));
    all.put("total_count", JsonValue.of(outcomes.size()));
    all.put("success_count", JsonValue.of(successes.size()));
    list(all, "successes", successes);
    all.put("failure_count", JsonValue.of(failures.size()));
    list(all, "failures", failures);
    all.put("pending_count", JsonValue.of(0));
    return JsonWriter.text(new JsonValue.Members(all));
  }

  private static void list(Map<String, JsonValue> all, String name, List<JsonValue> details) {
    if (!details.isEmpty()) {
      all.put(name, new JsonValue.Array(details));
    }
  }
}

package org.entente.app.question;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.screen.desk.Clearance;
import tools.jackson.databind.JsonNode;

/// A clearance as it stands in files.
public final class ClearanceJson {
  private ClearanceJson() {}

  public static Map<String, Object> of(Clearance clearance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", clearance.customer());
    json.put("rows", new LinkedHashMap<>(clearance.rows()));
    json.put("reason", clearance.reason());
    json.put("by", clearance.by());
    json.put("on", clearance.on().toString());
    json.put("until", clearance.until().toString());
    return json;
  }

  /// What is none is IllegalArgumentException or DateTimeException.
  public static Clearance read(JsonNode json) {
    SortedMap<String, String> rows = new TreeMap<>();
    json.path("rows").properties().forEach(r -> rows.put(r.getKey(), r.getValue().asString("")));
    return new Clearance(
        json.path("customer").asString(""),
        rows,
        json.path("reason").asString(""),
        json.path("by").asString(""),
        Instant.parse(json.path("on").asString("")),
        LocalDate.parse(json.path("until").asString("")));
  }
}

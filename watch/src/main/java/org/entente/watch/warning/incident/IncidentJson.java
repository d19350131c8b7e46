package org.entente.watch.warning.incident;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.watch.warning.MessageKey;

/// An incident as programs read it: the same from a folder of warnings and from a node.
public final class IncidentJson {
  private IncidentJson() {}

  /// What stands in an object, in the order in which it is written.
  public static Map<String, Object> of(Incident incident) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", incident.reports().getFirst().event());
    json.put("status", incident.reports().getFirst().status().word());
    json.put("spread_seconds", incident.spreadSeconds());
    json.put("reports", incident.reports().stream().map(one -> of(one.key())).toList());
    List<Object> said = new ArrayList<>();
    for (Incident.Said field : incident.said()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("field", field.field());
      told.put("agreed", field.isAgreed());
      told.put("values", field.values());
      said.add(told);
    }
    json.put("said", said);
    List<Object> joins = new ArrayList<>();
    for (Incident.Join join : incident.joins()) {
      Map<String, Object> told = new LinkedHashMap<>();
      told.put("one", of(join.one()));
      told.put("other", of(join.other()));
      told.put("because", join.because());
      told.put("seconds_apart", join.seconds());
      joins.add(told);
    }
    json.put("joins", joins);
    return json;
  }

  private static Map<String, Object> of(MessageKey key) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("sender", key.sender());
    json.put("identifier", key.identifier());
    json.put("sent", key.sent().toString());
    return json;
  }
}

package org.entente.app.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.Target;
import org.entente.screen.merge.Entity;
import org.entente.screen.merge.Join;

/// A target of several lists as JSON shows it.
public final class EntityFields {
  private EntityFields() {}

  /// `{"id","name","type"}`.
  public static Map<String, Object> of(Entity entity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entity.id());
    json.put("name", entity.name());
    json.put("type", entity.kind().text());
    return json;
  }

  /// The rows of the entity; of rows that are an address and nothing else, only the one hit.
  public static List<Target> rows(Entity entity, Target hit) {
    return entity.targets().stream()
        .filter(row -> !row.list().name().equals("us-crypto") || row.id().equals(hit.id()))
        .toList();
  }

  /// `[{"list","reference","since"…}]`.
  public static List<Map<String, Object>> lists(List<Target> rows) {
    List<Map<String, Object>> lists = new ArrayList<>();
    for (Target target : rows) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("list", target.list().name());
      json.put("reference", target.reference());
      json.put("since", target.since() == null ? null : target.since().toString());
      json.put("until", target.until() == null ? null : target.until().toString());
      json.put("name", target.primaryName().text());
      json.put("programmes", target.programmes());
      json.put("law", target.law());
      lists.add(json);
    }
    return lists;
  }

  static Map<String, Object> join(Join join) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", join.rule().code());
    json.put("a", join.a().id());
    json.put("b", join.b().id());
    json.put("evidence", join.evidence());
    json.put("against", join.against());
    return json;
  }
}

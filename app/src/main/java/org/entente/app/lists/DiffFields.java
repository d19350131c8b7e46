package org.entente.app.lists;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.Target;
import org.entente.screen.list.ListDiff;
import org.jspecify.annotations.Nullable;

/// What an issue changed, as tables and JSON show it.
final class DiffFields {
  private DiffFields() {}

  /// `+3 ~12 -1`.
  static String counts(ListDiff diff) {
    return "+" + diff.added().size() + " ~" + diff.changed().size() + " -" + diff.removed().size();
  }

  static @Nullable Map<String, Object> of(@Nullable ListDiff diff) {
    if (diff == null) {
      return null;
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("before", diff.before());
    json.put("added", diff.added().stream().map(DiffFields::named).toList());
    List<Map<String, Object>> changed = new ArrayList<>();
    for (ListDiff.Change change : diff.changed()) {
      Map<String, Object> one = named(change.now());
      one.put("fields", change.fields());
      changed.add(one);
    }
    json.put("changed", changed);
    json.put("removed", diff.removed().stream().map(DiffFields::named).toList());
    return json;
  }

  private static Map<String, Object> named(Target target) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("reference", target.reference());
    json.put("name", target.primaryName().text());
    return json;
  }
}

package org.entente.app.question;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.entente.app.lists.EntityFields;
import org.entente.screen.Hit;
import org.entente.screen.Name;
import org.entente.screen.Reason;
import org.entente.screen.desk.Clearance;
import org.entente.screen.desk.Register;
import org.entente.screen.merge.Entity;
import org.jspecify.annotations.Nullable;

/// An entity that was found.
///
/// @param cleared what says that the customer is somebody else; null where nothing does
public record Result(Register.Found found, @Nullable Clearance cleared) {
  public Hit hit() {
    return found.hit();
  }

  public Entity entity() {
    return found.entity();
  }

  /// Whether somebody has to look at it.
  public boolean match() {
    return hit().match() && cleared == null;
  }

  /// `{"score","match","entity","name","lists","because"}`, and `cleared` where it is.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("score", BigDecimal.valueOf(hit().score(), 4));
    json.put("match", match());
    putCleared(json);
    json.put("entity", EntityFields.of(entity()));
    Name by = hit().name();
    json.put("name", by == null ? null : name(by));
    json.put("lists", EntityFields.lists(EntityFields.rows(entity(), hit().target())));
    json.put("because", hit().because().stream().map(Result::json).toList());
    return json;
  }

  private static Map<String, Object> name(Name name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", name.text());
    json.put("field", name.field());
    json.put("use", name.use().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("weak", name.weak());
    return json;
  }

  void putCleared(Map<String, Object> json) {
    if (cleared != null) {
      Map<String, Object> why = new LinkedHashMap<>();
      why.put("reason", cleared.reason());
      why.put("by", cleared.by());
      why.put("on", cleared.on().toString());
      why.put("until", cleared.until().toString());
      json.put("cleared", why);
    }
  }

  public static Map<String, Object> json(Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", reason.rule());
    json.put("query", reason.query());
    json.put("candidate", reason.candidate());
    json.put("weight", BigDecimal.valueOf(reason.weight(), 4));
    if (!reason.field().isEmpty()) {
      json.put("field", reason.field());
    }
    if (!reason.heard().isEmpty()) {
      json.put("heard", reason.heard());
      json.put("cost", BigDecimal.valueOf(reason.cost(), 4));
    }
    return json;
  }
}

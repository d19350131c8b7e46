package org.entente.app.question;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.lists.EntityFields;
import org.entente.screen.Hit;
import org.entente.screen.Reason;
import org.entente.screen.desk.Register;

/// What was found, as JSON shows it.
public final class ResultFields {
  private ResultFields() {}

  /// `{"score","match","entity","lists","because"}`.
  public static Map<String, Object> of(Register.Found found) {
    Map<String, Object> json = new LinkedHashMap<>();
    Hit hit = found.hit();
    json.put("score", BigDecimal.valueOf(hit.score(), 4));
    json.put("match", hit.match());
    json.put("entity", EntityFields.of(found.entity()));
    json.put("lists", EntityFields.lists(EntityFields.rows(found.entity(), hit.target())));
    json.put("because", hit.because().stream().map(ResultFields::of).toList());
    return json;
  }

  public static Map<String, Object> of(Reason reason) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rule", reason.rule());
    json.put("query", reason.query());
    json.put("candidate", reason.candidate());
    json.put("weight", BigDecimal.valueOf(reason.weight(), 4));
    return json;
  }
}

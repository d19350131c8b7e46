package org.entente.app.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.Reason;

/// What the commands answer, as JSON shows it.
final class AnswerFields {
  private AnswerFields() {}

  /// `{"query","results","signals"}`.
  static Map<String, Object> of(String query, List<Result> results, List<Reason> signals) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", query);
    json.put("results", results.stream().map(Result::json).toList());
    json.put("signals", signals.stream().map(Result::json).toList());
    return json;
  }
}

package org.entente.app.question;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.ftm.FtmExample;
import org.entente.app.ftm.FtmFields;
import org.entente.screen.Hit;
import org.entente.screen.desk.Customer;
import org.entente.screen.desk.Register;

/// Who is like this example?
///
/// @param limit how many results the answer has at most
/// @param cutoff below this score nothing is a result, in ten-thousandths
public record ExampleQuestion(FtmExample example, ExampleScope scope, int limit, int cutoff) {
  /// `{"status","results","total","query"}`.
  public Map<String, Object> answer(Screening screening) {
    List<Register.Found> found = found(screening);
    List<Map<String, Object>> results = new ArrayList<>();
    for (Register.Found one : found.subList(0, Math.min(limit, found.size()))) {
      results.add(FtmFields.of(one.entity(), one.hit()));
    }
    Map<String, Object> total = new LinkedHashMap<>();
    total.put("value", found.size());
    total.put("relation", "eq");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", 200);
    json.put("results", results);
    json.put("total", total);
    json.put("query", example.json());
    return json;
  }

  /// Everybody found, best first, beyond the limit too.
  public List<Register.Found> found(Screening screening) {
    Map<String, Hit> hits = new HashMap<>();
    for (Customer customer : example.customers()) {
      for (Hit hit : screening.desk().screen(customer, cutoff)) {
        if (scope.holds(hit.target().list())) {
          hits.merge(hit.target().id(), hit, (a, b) -> Hit.BEST_FIRST.compare(a, b) <= 0 ? a : b);
        }
      }
    }
    List<Hit> sorted = hits.values().stream().sorted(Hit.BEST_FIRST).toList();
    return screening.register().found(sorted).stream().filter(scope::holds).toList();
  }
}

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

/// Who is like this example?
///
/// @param limit how many results the answer has at most
/// @param cutoff below this score nothing is a result, in ten-thousandths
public record ExampleQuestion(FtmExample example, ExampleScope scope, int limit, int cutoff)
    implements Question {
  @Override
  public String kind() {
    return "example";
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("example", example.json());
    json.put("scope", scope.json());
    json.put("limit", limit);
    json.put("cutoff", cutoff);
    return json;
  }

  /// `{"status","results","total","query"}`.
  @Override
  public Answer answer(Screening screening) {
    List<Result> all = found(screening);
    List<Result> shown = all.subList(0, Math.min(limit, all.size()));
    List<Map<String, Object>> results = new ArrayList<>();
    for (Result one : shown) {
      Map<String, Object> result = FtmFields.of(one.entity(), one.hit(), one.match());
      one.putCleared(result);
      results.add(result);
    }
    Map<String, Object> total = new LinkedHashMap<>();
    total.put("value", all.size());
    total.put("relation", "eq");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", 200);
    json.put("results", results);
    json.put("total", total);
    json.put("query", example.json());
    return new Answer(List.of(), shown, json);
  }

  /// Everybody found, best first, beyond the limit too.
  public List<Result> found(Screening screening) {
    Map<String, Hit> hits = new HashMap<>();
    for (Customer customer : example.customers()) {
      for (Hit hit : screening.desk().screen(customer, cutoff)) {
        if (scope.holds(hit.target().list())) {
          hits.merge(hit.target().id(), hit, (a, b) -> Hit.BEST_FIRST.compare(a, b) <= 0 ? a : b);
        }
      }
    }
    List<Hit> sorted = hits.values().stream().sorted(Hit.BEST_FIRST).toList();
    return screening.results(example.id(), sorted).stream()
        .filter(one -> scope.holds(one.entity()))
        .toList();
  }
}

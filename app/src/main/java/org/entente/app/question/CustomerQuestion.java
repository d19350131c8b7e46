package org.entente.app.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.BirthDate;
import org.entente.screen.Sex;
import org.entente.screen.desk.Customer;

/// Is this customer on a list, whatever is known of him?
///
/// @param isNumbered the customer's id is the desk's own; else it only counts the rows of a file
/// @param least below this score nobody is a result, in ten-thousandths
/// @param count how many results there are at least, where there are so many, besides all matches
public record CustomerQuestion(Customer customer, boolean isNumbered, int least, int count)
    implements Question {
  @Override
  public String kind() {
    return "customer";
  }

  @Override
  public Map<String, Object> json() {
    Sex sex = customer.sex();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", customer.id());
    json.put("numbered", isNumbered);
    json.put("type", customer.kind().text());
    json.put("name", customer.name());
    json.put("ship", ShipQuestion.of(customer.ship()));
    json.put("births", customer.births().stream().map(CustomerQuestion::of).toList());
    json.put("sex", sex == null ? null : sex.text());
    json.put("passport", customer.passport());
    json.put("country", customer.country().text());
    json.put("address", customer.address());
    json.put("least", least);
    json.put("count", count);
    return json;
  }

  private static Map<String, Object> of(BirthDate birth) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first", birth.first().toString());
    json.put("last", birth.last().toString());
    json.put("circa", birth.circa());
    return json;
  }

  /// `{"id","query","results"}`.
  @Override
  public Answer answer(Screening screening) {
    List<Result> results = new ArrayList<>();
    String cleared = isNumbered ? customer.id() : "";
    for (Result one : screening.results(cleared, screening.desk().screen(customer, least))) {
      if (results.size() < count || one.hit().match()) {
        results.add(one);
      }
    }
    Map<String, Object> json = new LinkedHashMap<>();
    if (!customer.id().isEmpty()) {
      json.put("id", customer.id());
    }
    json.put("query", customer.query());
    json.put("results", results.stream().map(Result::json).toList());
    return new Answer(List.of(), results, json);
  }
}

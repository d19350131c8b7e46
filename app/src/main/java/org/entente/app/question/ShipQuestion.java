package org.entente.app.question;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.screen.ship.ShipAnswer;
import org.entente.screen.ship.ShipQuery;

/// Is this ship listed?
///
/// @param customer whose it is; empty where nobody says
public record ShipQuestion(String customer, ShipQuery ship) implements Question {
  @Override
  public String kind() {
    return "vessel";
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("customer", customer);
    json.put("ship", of(ship));
    return json;
  }

  static Map<String, Object> of(ShipQuery ship) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", ship.name());
    json.put("imo", ship.imo());
    json.put("mmsi", ship.mmsi());
    json.put("callSign", ship.callSign());
    json.put("flag", ship.flag().text());
    return json;
  }

  /// What a ship without a name is called: by its numbers.
  private String query() {
    return ship.name().isEmpty() ? ship.imo() + ship.mmsi() + ship.callSign() : ship.name();
  }

  @Override
  public Answer answer(Screening screening) {
    ShipAnswer answer = screening.desk().ship(ship);
    List<Result> results = screening.results(customer, answer.hits());
    return new Answer(
        answer.signals(), results, AnswerFields.of(query(), results, answer.signals()));
  }
}

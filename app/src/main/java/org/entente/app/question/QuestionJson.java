package org.entente.app.question;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.ftm.FtmExample;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Sex;
import org.entente.screen.TargetKind;
import org.entente.screen.desk.Customer;
import org.entente.screen.ship.ShipQuery;
import tools.jackson.databind.JsonNode;

/// Reads questions as they said themselves. What is no such thing is IllegalArgumentException.
final class QuestionJson {
  private QuestionJson() {}

  static Question read(String kind, JsonNode json) {
    return switch (kind) {
      case "address" -> new AddressQuestion(text(json, "customer"), text(json, "address"));
      case "vessel" -> new ShipQuestion(text(json, "customer"), ship(json.path("ship")));
      case "customer" -> customer(json);
      case "example" ->
          new ExampleQuestion(
              FtmExample.read(json.path("example")),
              scope(json.path("scope")),
              json.path("limit").asInt(0),
              json.path("cutoff").asInt(0));
      default -> throw new IllegalArgumentException("no question is called " + kind);
    };
  }

  private static CustomerQuestion customer(JsonNode json) {
    List<BirthDate> births = new ArrayList<>();
    for (JsonNode birth : json.path("births")) {
      births.add(
          new BirthDate(
              LocalDate.parse(text(birth, "first")),
              LocalDate.parse(text(birth, "last")),
              birth.path("circa").asBoolean(false)));
    }
    TargetKind kind =
        TargetKind.of(text(json, "type"))
            .orElseThrow(() -> new IllegalArgumentException("no type " + text(json, "type")));
    return new CustomerQuestion(
        new Customer(
            text(json, "id"),
            kind,
            text(json, "name"),
            ship(json.path("ship")),
            births,
            Sex.of(text(json, "sex")),
            text(json, "passport"),
            Country.of(text(json, "country")),
            text(json, "address")),
        json.path("numbered").asBoolean(false),
        json.path("least").asInt(0),
        json.path("count").asInt(0));
  }

  private static ShipQuery ship(JsonNode json) {
    return new ShipQuery(
        text(json, "name"),
        text(json, "imo"),
        text(json, "mmsi"),
        text(json, "callSign"),
        Country.of(text(json, "flag")));
  }

  private static ExampleScope scope(JsonNode json) {
    return new ExampleScope(
        text(json, "dataset"),
        texts(json.path("include")),
        texts(json.path("exclude")),
        texts(json.path("excludeSchemas")),
        texts(json.path("excludeIds")),
        texts(json.path("topics")));
  }

  private static List<String> texts(JsonNode json) {
    List<String> texts = new ArrayList<>();
    json.forEach(one -> texts.add(one.asString("")));
    return texts;
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asString("");
  }
}

package org.entente.app.ftm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Sex;
import org.entente.screen.TargetKind;
import org.entente.screen.desk.Customer;
import org.entente.screen.read.DateText;
import org.entente.screen.ship.ShipQuery;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An entity that is asked about, as a client describes it: a schema and properties, each with
/// one value or several.
///
/// @param id the client's own; empty where it gives none
public record FtmExample(String id, String schema, Map<String, List<String>> properties) {
  private static final int MAX_VALUES = 50;
  private static final int MAX_CHARS = 1_000;
  private static final List<String> NAMES =
      List.of("name", "alias", "previousName", "weakAlias", "registeredName", "title");
  private static final List<String> NAME_PARTS =
      List.of("firstName", "secondName", "middleName", "fatherName", "lastName");
  private static final List<String> COUNTRIES =
      List.of("nationality", "citizenship", "country", "jurisdiction", "mainCountry");
  private static final List<String> PAPERS = List.of("passportNumber", "idNumber");

  public FtmExample {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    properties.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    properties = Collections.unmodifiableMap(copy);
  }

  /// Throws IllegalArgumentException with the reason where it is none.
  public static FtmExample read(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("a query is an object with schema and properties");
    }
    String schema = json.path("schema").asString("");
    if (FtmSchema.kind(schema).isEmpty()) {
      throw new IllegalArgumentException("unknown schema '" + schema + "'");
    }
    JsonNode given = json.path("properties");
    if (!given.isObject()) {
      throw new IllegalArgumentException("properties is no object");
    }
    Map<String, List<String>> properties = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : given.properties()) {
      List<String> values = values(property.getKey(), property.getValue());
      if (!values.isEmpty()) {
        properties.put(property.getKey(), values);
      }
    }
    return new FtmExample(json.path("id").asString(""), schema, properties);
  }

  private static List<String> values(String property, JsonNode json) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : json.isArray() ? json : List.of(json)) {
      if (value.isContainer()) {
        throw new IllegalArgumentException(property + " holds something that is no text");
      }
      String text = value.isNull() ? "" : value.asString("").strip();
      if (text.length() > MAX_CHARS) {
        throw new IllegalArgumentException(property + " has more than " + MAX_CHARS + " letters");
      }
      if (!text.isEmpty()) {
        values.add(text);
      }
    }
    if (values.size() > MAX_VALUES) {
      throw new IllegalArgumentException(property + " has more than " + MAX_VALUES + " values");
    }
    return values;
  }

  /// `{"id","schema","properties"}`.
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!id.isEmpty()) {
      json.put("id", id);
    }
    json.put("schema", schema);
    json.put("properties", new LinkedHashMap<>(properties));
    return json;
  }

  public TargetKind kind() {
    return FtmSchema.kind(schema).orElse(TargetKind.OTHER);
  }

  /// What the desk is asked: one question for each name, wallet and paper, for a customer has one
  /// of each there.
  public List<Customer> customers() {
    List<String> names = names();
    List<String> wallets = all(List.of("publicKey"));
    List<String> papers = all(PAPERS);
    List<String> imos = all(List.of("imoNumber"));
    List<String> mmsis = all(List.of("mmsi"));
    List<String> signs = all(List.of("callSign"));
    Country flag = Country.of(first(all(List.of("flag"))));
    int rows = 1;
    for (List<String> some : List.of(names, wallets, papers, imos, mmsis, signs)) {
      rows = Math.max(rows, some.size());
    }
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      ShipQuery ship =
          new ShipQuery(
              orFirst(names, i), orFirst(imos, i), orFirst(mmsis, i), orFirst(signs, i), flag);
      customers.add(
          new Customer(
              id,
              kind(),
              at(names, i),
              ship,
              births(),
              sex(),
              at(papers, i),
              country(),
              at(wallets, i)));
    }
    return customers;
  }

  private List<String> names() {
    Set<String> names = new LinkedHashSet<>(all(NAMES));
    String parts = String.join(" ", all(NAME_PARTS));
    if (!parts.isEmpty()) {
      names.add(parts);
    }
    return names.stream().limit(MAX_VALUES).toList();
  }

  private List<BirthDate> births() {
    List<BirthDate> births = new ArrayList<>();
    for (String date : all(List.of("birthDate"))) {
      DateText.birth(date).ifPresent(births::add);
    }
    return births;
  }

  /// One that all values agree on, else null.
  private @Nullable Sex sex() {
    List<Sex> said =
        all(List.of("gender")).stream()
            .flatMap(text -> Stream.ofNullable(Sex.of(text)))
            .distinct()
            .toList();
    return said.size() == 1 ? said.getFirst() : null;
  }

  /// Several that differ speak neither for nor against anybody.
  private Country country() {
    Country country = Country.UNSAID;
    for (String text : all(COUNTRIES)) {
      Country one = Country.of(text);
      if (country.isKnown() && one.isKnown() && !country.sameAs(one)) {
        return Country.UNSAID;
      }
      country = country.isKnown() ? country : one;
    }
    return country;
  }

  private List<String> all(List<String> names) {
    return names.stream()
        .flatMap(name -> properties.getOrDefault(name, List.of()).stream())
        .toList();
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.getFirst();
  }

  private static String at(List<String> values, int index) {
    return index < values.size() ? values.get(index) : "";
  }

  private static String orFirst(List<String> values, int index) {
    return index < values.size() ? values.get(index) : first(values);
  }
}

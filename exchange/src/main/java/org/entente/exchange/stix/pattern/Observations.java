package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.StixTime;
import org.jspecify.annotations.Nullable;

/// What was observed, out of bundles: each observed-data with the objects it names. In the form
/// of STIX 2.0 these are in it; in that of 2.1 beside it, in the same bundle or another one
/// given.
public final class Observations {
  /// Objects of one observed-data that was made `count` times from `first` to `last`.
  record Observed(
      BigDecimal first,
      BigDecimal last,
      long count,
      List<JsonValue.Members> roots,
      Map<String, JsonValue.Members> own) {}

  private final String name;
  private final List<Observed> all = new ArrayList<>();
  private final Map<String, JsonValue.Members> byId = new HashMap<>();

  private Observations(String name) {
    this.name = name;
  }

  /// From a list of bundles, a bundle, or observed-data alone. `name` is what errors call it.
  /// Throws [BadInput].
  public static Observations of(String name, JsonValue value) {
    Observations observations = new Observations(name);
    List<JsonValue.Members> found = new ArrayList<>();
    observations.gather(value, found);
    for (JsonValue.Members object : found) {
      String id = object.text("id");
      if (id != null) {
        observations.byId.putIfAbsent(id, object);
      }
    }
    for (JsonValue.Members object : found) {
      if ("observed-data".equals(object.text("type"))) {
        observations.all.add(observations.observed(object));
      }
    }
    return observations;
  }

  List<Observed> all() {
    return all;
  }

  /// Observed-data that were found.
  public int count() {
    return all.size();
  }

  /// What `reference` stands for within `observed`; null when it is nowhere.
  JsonValue.@Nullable Members resolve(Observed observed, String reference) {
    JsonValue.Members own = observed.own().get(reference);
    return own == null ? byId.get(reference) : own;
  }

  private void gather(JsonValue value, List<JsonValue.Members> found) {
    switch (value) {
      case JsonValue.Array array -> array.items().forEach(item -> gather(item, found));
      case JsonValue.Members members -> {
        if (members.get("objects") instanceof JsonValue.Array objects
            && !"observed-data".equals(members.text("type"))) {
          gather(objects, found);
        } else {
          found.add(members);
        }
      }
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ ->
          throw new BadInput(
              name, "", "found " + value.kind() + " among the objects", "Give bundles");
    }
  }

  private Observed observed(JsonValue.Members data) {
    StixTime first = time(data, "first_observed");
    StixTime last = time(data, "last_observed");
    if (last.compareTo(first) < 0) {
      throw bad(data, "last_observed is before first_observed");
    }
    Map<String, JsonValue.Members> own = new HashMap<>();
    Set<JsonValue.Members> roots = new LinkedHashSet<>();
    data.members("objects")
        .all()
        .forEach(
            (key, object) -> {
              if (object instanceof JsonValue.Members members) {
                own.put(key, members);
                roots.add(members);
              }
            });
    for (String reference : data.texts("object_refs")) {
      JsonValue.Members object = byId.get(reference);
      if (object != null) {
        roots.add(object);
      }
    }
    return new Observed(first.seconds(), last.seconds(), count(data), List.copyOf(roots), own);
  }

  private long count(JsonValue.Members data) {
    JsonValue value = data.get("number_observed");
    if (value == null) {
      return 1;
    }
    if (value instanceof JsonValue.Numeral number && number.text().matches("[1-9]\\d{0,8}")) {
      return Long.parseLong(number.text());
    }
    throw bad(data, "number_observed is no whole number from 1 to 999999999");
  }

  private StixTime time(JsonValue.Members data, String property) {
    return data.optional(property)
        .flatMap(StixTime::of)
        .orElseThrow(() -> bad(data, property + " is missing or no time in UTC"));
  }

  private BadInput bad(JsonValue.Members data, String reason) {
    return new BadInput(name, data.optional("id").orElse("observed-data"), reason, "Correct it");
  }
}

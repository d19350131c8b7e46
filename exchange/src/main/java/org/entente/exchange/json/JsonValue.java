package org.entente.exchange.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value of JSON. Two are equal when they hold the same; the order of members does not count.
public sealed interface JsonValue {
  /// Text as it is, not normalised.
  record Text(String value) implements JsonValue {}

  /// A number as its text: `1.10` stays `1.10`, and no digit is lost.
  record Numeral(String text) implements JsonValue {
    /// Whether it is written without fraction and exponent.
    public boolean isInteger() {
      return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    public BigDecimal value() {
      return new BigDecimal(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Numeral number && value().compareTo(number.value()) == 0;
    }

    @Override
    public int hashCode() {
      return value().stripTrailingZeros().hashCode();
    }
  }

  record Truth(boolean value) implements JsonValue {}

  record Null() implements JsonValue {}

  record Array(List<JsonValue> items) implements JsonValue {
    public Array {
      items = List.copyOf(items);
    }
  }

  /// Members in the order in which they were written.
  record Members(Map<String, JsonValue> all) implements JsonValue {
    public static final Members NONE = new Members(Map.of());

    public Members {
      all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    public @Nullable JsonValue get(String name) {
      return all.get(name);
    }

    public boolean has(String name) {
      return all.containsKey(name);
    }

    /// The member's text; null when it is missing or something else.
    public @Nullable String text(String name) {
      return all.get(name) instanceof Text text ? text.value() : null;
    }

    public Optional<String> optional(String name) {
      return Optional.ofNullable(text(name));
    }

    /// The member's items; none when it is missing or something else.
    public List<JsonValue> items(String name) {
      return all.get(name) instanceof Array array ? array.items() : List.of();
    }

    /// The texts among the member's items.
    public List<String> texts(String name) {
      return items(name).stream()
          .filter(Text.class::isInstance)
          .map(item -> ((Text) item).value())
          .toList();
    }

    /// The member's members; none when it is missing or something else.
    public Members members(String name) {
      return all.get(name) instanceof Members members ? members : NONE;
    }

    /// The same with one member set, at its old place or at the end.
    public Members with(String name, JsonValue value) {
      Map<String, JsonValue> changed = new LinkedHashMap<>(all);
      changed.put(name, value);
      return new Members(changed);
    }

    public Members without(String name) {
      Map<String, JsonValue> changed = new LinkedHashMap<>(all);
      changed.remove(name);
      return new Members(changed);
    }
  }

  static JsonValue of(String text) {
    return new Text(text);
  }

  static JsonValue of(long number) {
    return new Numeral(Long.toString(number));
  }

  static JsonValue of(boolean truth) {
    return new Truth(truth);
  }

  static Array texts(List<String> texts) {
    return new Array(texts.stream().map(JsonValue::of).toList());
  }

  /// What a message calls it.
  default String kind() {
    return switch (this) {
      case Text _ -> "a string";
      case Numeral _ -> "a number";
      case Truth _ -> "a boolean";
      case Null _ -> "null";
      case Array _ -> "a list";
      case Members _ -> "an object";
    };
  }
}

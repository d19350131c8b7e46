package org.entente.exchange.release;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.exchange.json.JsonValue;

/// The ids that stand in an object besides its own: an id of something withheld gives it away.
///
/// @param named in properties that end in `_ref` or `_refs`
/// @param written anywhere else, as in a description
public record References(Set<String> named, Set<String> written) {
  private static final Pattern ID =
      Pattern.compile(
          "[a-z][a-z0-9-]{1,250}?--[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  public References {
    named = Set.copyOf(named);
    written = Set.copyOf(written);
  }

  public static References of(JsonValue.Members object) {
    Set<String> named = new TreeSet<>();
    Set<String> written = new TreeSet<>();
    String own = object.optional("id").orElse("");
    object
        .all()
        .forEach(
            (name, value) -> {
              if (!name.equals("id")) {
                collect(name, value, named, written);
              }
            });
    named.remove(own);
    written.remove(own);
    return new References(named, written);
  }

  private static void collect(
      String name, JsonValue value, Set<String> named, Set<String> written) {
    switch (value) {
      case JsonValue.Text text -> {
        boolean isRef = name.endsWith("_ref") || name.endsWith("_refs");
        Matcher ids = ID.matcher(text.value());
        while (ids.find()) {
          (isRef ? named : written).add(ids.group());
        }
      }
      case JsonValue.Array array ->
          array.items().forEach(item -> collect(name, item, named, written));
      case JsonValue.Members members ->
          members
              .all()
              .forEach(
                  (inner, item) -> {
                    // Names of extensions are ids of their definitions, which are public.
                    collect(inner, item, named, written);
                  });
      case JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ -> {
        // No id fits in.
      }
    }
  }
}

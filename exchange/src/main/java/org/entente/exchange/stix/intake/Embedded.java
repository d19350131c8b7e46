package org.entente.exchange.stix.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.ObservableId;

/// Observables out of the dictionary of an observed-data, each with an id of its own; what refers
/// to a key of the dictionary then refers to that.
final class Embedded {
  /// Names that 2.1 changed, by type (2.1, appendix C).
  private static final Map<String, Map<String, String>> RENAMED =
      Map.of(
          "file", Map.of("created", "ctime", "modified", "mtime", "accessed", "atime"),
          "directory", Map.of("created", "ctime", "modified", "mtime", "accessed", "atime"),
          "process", Map.of("created", "created_time", "binary_ref", "image_ref"),
          "windows-registry-key", Map.of("modified", "modified_time"),
          "user-account", Map.of("password_last_changed", "credential_last_changed"));

  private final String name;
  private final Members all;
  private final Map<String, Members> lifted = new LinkedHashMap<>();
  private final Set<String> under = new HashSet<>();
  private final Map<String, String> promised = new HashMap<>();

  private Embedded(String name, Members all) {
    this.name = name;
    this.all = all;
  }

  /// `name` tells this observed-data from others.
  static Embedded lift(String name, Members all) {
    Embedded embedded = new Embedded(name, all);
    all.all().keySet().forEach(embedded::idOf);
    return embedded;
  }

  List<String> ids() {
    return lifted.values().stream().map(object -> object.optional("id").orElse("")).toList();
  }

  List<Members> objects() {
    return List.copyOf(lifted.values());
  }

  /// The id of the object under a key. In a ring of references one must be named before its
  /// content is known: that one gets an id of its place.
  private String idOf(String key) {
    Members done = lifted.get(key);
    if (done != null) {
      return done.optional("id").orElse("");
    }
    if (!(all.get(key) instanceof Members former)) {
      return key;
    }
    String type = former.optional("type").orElse("x-unknown");
    String byPlace = type + "--" + MadeId.random(name + " " + key);
    if (!under.add(key)) {
      promised.put(key, byPlace);
      return byPlace;
    }
    Members object = references(renamed(former, type));
    String id = promised.containsKey(key) ? byPlace : ObservableId.of(object).orElse(byPlace);
    Map<String, JsonValue> whole = new LinkedHashMap<>();
    whole.put("type", JsonValue.of(type));
    whole.put("spec_version", JsonValue.of("2.1"));
    whole.put("id", JsonValue.of(id));
    object.all().forEach(whole::putIfAbsent);
    lifted.put(key, new Members(whole));
    return id;
  }

  private static Members renamed(Members former, String type) {
    Map<String, String> names = RENAMED.getOrDefault(type, Map.of());
    Map<String, JsonValue> object = new LinkedHashMap<>();
    former.all().forEach((old, value) -> object.put(names.getOrDefault(old, old), value));
    return new Members(object);
  }

  private Members references(Members object) {
    Map<String, JsonValue> changed = new LinkedHashMap<>();
    object.all().forEach((property, value) -> changed.put(property, reference(property, value)));
    return new Members(changed);
  }

  private JsonValue reference(String property, JsonValue value) {
    return switch (value) {
      case JsonValue.Text text -> {
        boolean refers = property.endsWith("_ref") || property.endsWith("_refs");
        yield refers && all.has(text.value()) ? JsonValue.of(idOf(text.value())) : text;
      }
      case JsonValue.Array array ->
          new JsonValue.Array(
              array.items().stream().map(item -> reference(property, item)).toList());
      case Members members -> references(members);
      case JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ -> value;
    };
  }
}

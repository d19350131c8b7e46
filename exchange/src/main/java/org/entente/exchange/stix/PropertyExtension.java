package org.entente.exchange.stix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;

/// An extension of our own, which adds properties to public types.
///
/// @param id never changes: content in others' hands names it
/// @param creator of the identity that stands as its author
/// @param created in the standard's form; the definition never has another version
/// @param schema of its properties, as JSON Schema
public record PropertyExtension(
    String id, String creator, String created, String name, String description, String schema) {
  private static final String TYPE = "property-extension";

  /// What an object's extension begins with.
  public static Map<String, JsonValue> begin() {
    Map<String, JsonValue> own = new LinkedHashMap<>();
    own.put("extension_type", JsonValue.of(TYPE));
    return own;
  }

  /// The definition and its author, to send along.
  ///
  /// @param markings ids of markings that both carry; none leaves the property out
  public List<Members> definition(List<String> markings) {
    Map<String, JsonValue> author = common("identity", creator);
    author.put("name", JsonValue.of("Entente"));
    author.put("identity_class", JsonValue.of("group"));
    Map<String, JsonValue> definition = common("extension-definition", id);
    definition.put("created_by_ref", JsonValue.of(creator));
    definition.put("name", JsonValue.of(name));
    definition.put("description", JsonValue.of(description));
    definition.put("schema", JsonValue.of(schema));
    definition.put("version", JsonValue.of("1.0.0"));
    definition.put("extension_types", JsonValue.texts(List.of(TYPE)));
    if (!markings.isEmpty()) {
      author.put("object_marking_refs", JsonValue.texts(markings));
      definition.put("object_marking_refs", JsonValue.texts(markings));
    }
    return List.of(new Members(author), new Members(definition));
  }

  private Map<String, JsonValue> common(String type, String of) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("type", JsonValue.of(type));
    object.put("spec_version", JsonValue.of("2.1"));
    object.put("id", JsonValue.of(of));
    object.put("created", JsonValue.of(created));
    object.put("modified", JsonValue.of(created));
    return object;
  }
}

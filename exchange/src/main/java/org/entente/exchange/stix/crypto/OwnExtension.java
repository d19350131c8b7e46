package org.entente.exchange.stix.crypto;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;

/// The extension that carries what evidence needs beside the public types. Its properties only
/// ever grow within a major version.
public final class OwnExtension {
  /// Never change: content in others' hands names it.
  public static final String ID = "extension-definition--5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d903";

  private static final String CREATOR = "identity--0b7c4c1e-3d52-4f0a-8a1b-6e3f9d27c5a4";
  private static final String CREATED = "2026-11-25T00:00:00.000Z";

  private OwnExtension() {}

  static Map<String, JsonValue> begin() {
    Map<String, JsonValue> own = new LinkedHashMap<>();
    own.put("extension_type", JsonValue.of("property-extension"));
    return own;
  }

  static Members newObservable() {
    return new Members(Map.of("extension_type", JsonValue.of("new-sco")));
  }

  /// The definition and its author, to send along.
  public static List<Members> definition() {
    Map<String, JsonValue> author = common("identity", CREATOR);
    author.put("name", JsonValue.of("Entente"));
    author.put("identity_class", JsonValue.of("group"));
    Map<String, JsonValue> definition = common("extension-definition", ID);
    definition.put("created_by_ref", JsonValue.of(CREATOR));
    definition.put("name", JsonValue.of("Evidence on chains"));
    definition.put(
        "description",
        JsonValue.of(
            "Where a wallet or transaction is (CAIP-2, CAIP-10), of which asset (CAIP-19), and"
                + " exact amounts as decimal strings of the smallest unit."));
    definition.put("schema", JsonValue.of(SCHEMA));
    definition.put("version", JsonValue.of("1.0.0"));
    definition.put("extension_types", JsonValue.texts(List.of("property-extension")));
    return List.of(new Members(author), new Members(definition));
  }

  private static Map<String, JsonValue> common(String type, String id) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("type", JsonValue.of(type));
    object.put("spec_version", JsonValue.of("2.1"));
    object.put("id", JsonValue.of(id));
    object.put("created", JsonValue.of(CREATED));
    object.put("modified", JsonValue.of(CREATED));
    return object;
  }

  private static final String SCHEMA =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
       "properties":{
        "extension_type":{"const":"property-extension"},
        "chain":{"$ref":"#/$defs/chain"},
        "account":{"type":"string","pattern":"^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}:[-.%a-zA-Z0-9]{1,128}$"},
        "hash":{"type":"string"},
        "log_index":{"type":"integer","minimum":0},
        "block_height":{"type":"integer","minimum":0},
        "block_hash":{"type":"string"},
        "asset":{"type":"string"},
        "symbol":{"type":"string"},
        "decimals":{"type":"integer","minimum":0,"maximum":255},
        "fee":{"$ref":"#/$defs/amount"},
        "inputs":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/part"}},
        "outputs":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/part"}}},
       "required":["extension_type","chain"],
       "$defs":{
        "chain":{"type":"string","pattern":"^[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}$"},
        "amount":{"type":"string","pattern":"^(0|[1-9][0-9]{0,77})$"},
        "part":{"type":"object","required":["account","amount"],
         "properties":{"account":{"type":"string"},"amount":{"$ref":"#/$defs/amount"}}}}}
      """
          .strip();
}

package org.entente.exchange.stix.crypto;

import java.util.List;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.PropertyExtension;

/// The extension that carries what evidence needs beside the public types. Its properties only
/// ever grow within a major version.
public final class OwnExtension {
  /// Never change: content in others' hands names it.
  public static final String ID = "extension-definition--5f0d3a52-7c1e-4b6e-9a57-2c8e64b1d903";

  private static final String CREATOR = "identity--0b7c4c1e-3d52-4f0a-8a1b-6e3f9d27c5a4";
  private static final String CREATED = "2026-11-25T00:00:00.000Z";

  private OwnExtension() {}

  static Members newObservable() {
    return new Members(Map.of("extension_type", JsonValue.of("new-sco")));
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

  private static final PropertyExtension EXTENSION =
      new PropertyExtension(
          ID,
          CREATOR,
          CREATED,
          "Evidence on chains",
          "Where a wallet or transaction is (CAIP-2, CAIP-10), of which asset (CAIP-19), and"
              + " exact amounts as decimal strings of the smallest unit.",
          SCHEMA);

  /// The definition and its author, to send along.
  public static List<Members> definition() {
    return EXTENSION.definition(List.of());
  }
}

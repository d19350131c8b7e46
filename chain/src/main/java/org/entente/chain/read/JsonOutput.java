package org.entente.chain.read;

import org.entente.base.Hex;
import org.entente.chain.check.SpendRules;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// An output as JSON tells it, new or spent. Core writes `scriptPubKey` as an object and the
/// value in bitcoins, Esplora `scriptpubkey` as a string and the value in satoshi.
@SuppressWarnings("ArrayRecordComponent") // never compared
record JsonOutput(long sat, byte[] script, long index, boolean isEsplora) {
  /// Reads the object that the parser stands at the beginning of; null for a JSON null.
  static @Nullable JsonOutput read(JsonParser json) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    JsonFields fields = new JsonFields();
    String coreScript = null;
    JsonScan.requireObject(json);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "scriptPubKey" -> coreScript = JsonScan.hexOf(json);
        case "value", "n", "scriptpubkey" -> fields.put(name, json);
        default -> json.skipChildren();
      }
    }
    String value = fields.required("value");
    String script = coreScript != null ? coreScript : fields.required("scriptpubkey");
    if (coreScript != null && fields.has("scriptpubkey")) {
      throw new IllegalArgumentException("both scriptPubKey and scriptpubkey");
    }
    long sat = coreScript != null ? JsonFields.satOfBtc(value) : Long.parseLong(value);
    if (sat < 0 || sat > SpendRules.MAX_SAT) {
      throw new IllegalArgumentException("value " + value + " out of range");
    }
    long index = fields.number("n", -1, 0, Integer.MAX_VALUE);
    return new JsonOutput(sat, Hex.decode(script), index, coreScript == null);
  }
}

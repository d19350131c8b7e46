package org.entente.chain.read;

import java.util.ArrayList;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// An input as JSON tells it; `script` and `sequence` are null where it doesn't.
@SuppressWarnings("ArrayRecordComponent") // never compared
record JsonInput(
    Hash256 prevId,
    int vout,
    byte @Nullable [] script,
    @Nullable Integer sequence,
    List<byte[]> witness,
    @Nullable JsonOutput spent) {

  /// Reads the object that the parser stands at the beginning of.
  static JsonInput read(JsonParser json) {
    JsonFields fields = new JsonFields();
    List<byte[]> witness = new ArrayList<>();
    JsonOutput spent = null;
    String coreScript = null;
    JsonScan.requireObject(json);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "scriptSig" -> coreScript = JsonScan.hexOf(json);
        case "txinwitness", "witness" -> readWitness(json, witness);
        case "prevout" -> spent = JsonOutput.read(json);
        case "txid", "vout", "coinbase", "sequence", "scriptsig" -> fields.put(name, json);
        default -> json.skipChildren();
      }
    }
    Integer sequence = fields.has("sequence") ? fields.word("sequence") : null;
    String coinbase = fields.text("coinbase");
    if (coinbase != null) {
      return new JsonInput(Hash256.ZERO, -1, Hex.decode(coinbase), sequence, witness, null);
    }
    String script = coreScript != null ? coreScript : fields.text("scriptsig");
    return new JsonInput(
        Hash256.ofReversedHex(fields.required("txid")),
        fields.word("vout"),
        script == null ? null : Hex.decode(script),
        sequence,
        witness,
        spent);
  }

  private static void readWitness(JsonParser json, List<byte[]> witness) {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (json.currentToken() != JsonToken.START_ARRAY || !witness.isEmpty()) {
      throw new IllegalArgumentException("a witness is one list of strings");
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw new IllegalArgumentException("a witness is one list of strings");
      }
      witness.add(Hex.decode(json.getString()));
    }
  }

  /// Bytes it takes in a raw transaction, at least.
  int rawBytes() {
    int bytes = Hash256.BYTES + 2 * Integer.BYTES + 1 + (script == null ? 0 : script.length);
    for (byte[] item : witness) {
      bytes += 1 + item.length;
    }
    return bytes;
  }
}

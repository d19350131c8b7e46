package org.entente.chain.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.chain.Block;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A transaction while its JSON is read, as Core or Esplora writes it.
///
/// Where JSON tells all of it, the raw transaction is written anew and its id compared with the
/// one that is told; where `hex` stands beside, the two must be the same bytes. Some services
/// leave the input scripts out: then the id is taken on trust.
final class JsonTransaction {
  private static final long MAX_TIME = 0xffff_ffffL;
  private static final long MAX_SPENT_BYTES = 8L * BlockParser.MAX_BLOCK_BYTES;

  private final JsonFields fields = new JsonFields();
  private final JsonFields status = new JsonFields();
  private final List<JsonInput> inputs = new ArrayList<>();
  private final List<JsonOutput> outputs = new ArrayList<>();
  private long rawBytes;
  private long spentBytes;

  /// Takes the value of a field if it is one of a transaction's.
  boolean take(String name, JsonParser json) {
    switch (name) {
      case "vin" -> readInputs(json);
      case "vout" -> readOutputs(json);
      case "status" -> readStatus(json);
      case "txid", "hex", "locktime", "blockhash", "blocktime", "fee", "version" ->
          fields.put(name, json);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readInputs(JsonParser json) {
    requireNewArray(json, inputs);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonInput input = JsonInput.read(json);
      inputs.add(input);
      count(input.rawBytes());
      spentBytes += input.spent() == null ? 0 : input.spent().script().length;
      if (spentBytes > MAX_SPENT_BYTES) {
        throw new IllegalArgumentException("spent scripts larger than any");
      }
    }
  }

  private void readOutputs(JsonParser json) {
    requireNewArray(json, outputs);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      JsonOutput output = JsonOutput.read(json);
      if (output == null || (output.index() >= 0 && output.index() != outputs.size())) {
        throw new IllegalArgumentException("outputs out of order");
      }
      outputs.add(output);
      count(Long.BYTES + 1 + output.script().length);
    }
  }

  private static void requireNewArray(JsonParser json, List<?> list) {
    if (json.currentToken() != JsonToken.START_ARRAY || !list.isEmpty()) {
      throw new IllegalArgumentException("vin and vout are one list each");
    }
  }

  private void count(int bytes) {
    rawBytes += bytes;
    if (rawBytes > BlockParser.MAX_BLOCK_BYTES) {
      throw new IllegalArgumentException("a transaction larger than any block");
    }
  }

  private void readStatus(JsonParser json) {
    JsonScan.requireObject(json);
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "block_hash", "block_height", "block_time" -> status.put(name, json);
        default -> json.skipChildren();
      }
    }
  }

  /// A header's version has the same name.
  int version() {
    return fields.word("version");
  }

  boolean hasVersion() {
    return fields.has("version");
  }

  /// Whether what was read is a transaction at all.
  boolean isComplete() {
    return !inputs.isEmpty() && !outputs.isEmpty();
  }

  /// True when the id follows from what is told.
  boolean isVerifiable() {
    return fields.has("hex") || isRebuildable();
  }

  private boolean isRebuildable() {
    return fields.has("version")
        && fields.has("locktime")
        && inputs.stream().allMatch(input -> input.script() != null && input.sequence() != null);
  }

  /// The raw transaction; without input scripts where they are not told.
  byte[] raw() {
    String hex = fields.text("hex");
    if (hex == null) {
      return rebuilt();
    }
    byte[] raw = Hex.decode(hex);
    if (isRebuildable() && !Arrays.equals(raw, rebuilt())) {
      throw new IllegalArgumentException("hex and the other fields are not the same transaction");
    }
    return raw;
  }

  private byte[] rebuilt() {
    RawWriter out = new RawWriter();
    out.int32(fields.has("version") ? fields.word("version") : 1);
    boolean marked = inputs.stream().anyMatch(input -> !input.witness().isEmpty());
    if (marked) {
      out.bytes(new byte[] {0, 1});
    }
    out.size(inputs.size());
    for (JsonInput input : inputs) {
      byte[] script = input.script();
      Integer sequence = input.sequence();
      out.bytes(input.prevId().bytes()).int32(input.vout());
      out.sized(script == null ? new byte[0] : script).int32(sequence == null ? -1 : sequence);
    }
    out.size(outputs.size());
    for (JsonOutput output : outputs) {
      out.int64(output.sat()).sized(output.script());
    }
    for (JsonInput input : marked ? inputs : List.<JsonInput>of()) {
      out.size(input.witness().size());
      input.witness().forEach(out::sized);
    }
    return out.int32(fields.has("locktime") ? fields.word("locktime") : 0).toByteArray();
  }

  /// The block of one transaction made of [#raw], with what is told of the outputs it spends.
  Block withSpent(Block made) {
    SpentColumns spent = new SpentColumns();
    for (JsonInput input : inputs) {
      JsonOutput told = input.spent();
      if (told == null) {
        spent.addUnknown();
      } else {
        spent.add(told.sat(), told.script());
      }
    }
    return spent.on(made);
  }

  /// Compares the fee that is told with what is told of inputs and outputs.
  private void checkFee() {
    String told = fields.text("fee");
    boolean known = inputs.stream().allMatch(input -> input.spent() != null);
    if (told == null || !known) {
      return;
    }
    long sum = 0;
    for (JsonInput input : inputs) {
      JsonOutput spent = input.spent();
      sum += spent == null ? 0 : spent.sat();
    }
    for (JsonOutput output : outputs) {
      sum -= output.sat();
    }
    long fee = outputs.getFirst().isEsplora() ? Long.parseLong(told) : JsonFields.satOfBtc(told);
    if (fee != sum) {
      throw new IllegalArgumentException("fee of " + fee + " sat, inputs less outputs " + sum);
    }
  }

  /// Where its own JSON places it.
  Placement placement() {
    BlockHash core = fields.hash("blockhash");
    BlockHash hash = core == null ? status.hash("block_hash") : core;
    if (hash == null) {
      return Placement.LOOSE;
    }
    int height = (int) status.number("block_height", Block.UNKNOWN, 0, Integer.MAX_VALUE);
    long esploraTime = status.number("block_time", Block.UNKNOWN, 0, MAX_TIME);
    return Placement.partial(hash, height, fields.number("blocktime", esploraTime, 0, MAX_TIME));
  }

  /// The told id, raw; null when the id follows from what else is told.
  byte @Nullable [] trustedId() {
    return isVerifiable() ? null : Hash256.ofReversedHex(fields.required("txid")).bytes();
  }

  /// Compares the block of one transaction made of [#raw] with all that is told.
  void check(Block made) {
    String told = fields.text("txid");
    if (told != null && !Hash256.ofReversedHex(told).equals(made.txId(0).hash())) {
      throw new IllegalArgumentException(
          "told as transaction " + told + ", but its fields make " + made.txId(0));
    }
    boolean same = inputs.size() == made.inputCount() && outputs.size() == made.outputCount();
    for (int i = 0; same && i < inputs.size(); i++) {
      JsonInput input = inputs.get(i);
      same = made.prevVout(i) == input.vout() && made.prev(i).txId().hash().equals(input.prevId());
    }
    for (int i = 0; same && i < outputs.size(); i++) {
      JsonOutput output = outputs.get(i);
      same = made.value(i) == output.sat() && Arrays.equals(made.script(i), output.script());
    }
    if (!same) {
      throw new IllegalArgumentException("hex and the other fields are not the same transaction");
    }
    checkFee();
  }
}

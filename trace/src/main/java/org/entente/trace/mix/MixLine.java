package org.entente.trace.mix;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a decoded transaction from one line of JSON:
/// `{"txid","block","time","inputs":[{"address","value","type"}],"outputs":[…]}`. Values are
/// satoshi, as decimal text or whole number; `time` is ISO 8601 or Unix seconds, and may be null;
/// other fields are passed over.
public final class MixLine {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final String COINBASE = "coinbase";

  private MixLine() {}

  /// Throws [BadInput] that names `file` and the line.
  public static MixTx read(String file, long line, String text) {
    String place = "line " + line;
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JacksonException e) {
      String reason = "not JSON: " + e.getOriginalMessage();
      throw new BadInput(file, place, reason, "Give one transaction a line.", e);
    }
    try {
      return transaction(json);
    } catch (IllegalArgumentException | DateTimeException e) {
      String reason = String.valueOf(e.getMessage());
      throw new BadInput(file, place, reason, "Mend the line, or pass it over by --lenient.", e);
    }
  }

  private static MixTx transaction(JsonNode json) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    JsonNode txid = json.path("txid");
    if (!txid.isString()) {
      throw new IllegalArgumentException("no text 'txid'");
    }
    List<Coin> inputs = coins(json, "inputs", true);
    boolean coinbase = isCoinbase(json.path("inputs"));
    return new MixTx(
        txid.stringValue(),
        time(json.path("time")),
        coinbase,
        inputs,
        coins(json, "outputs", false));
  }

  private static boolean isCoinbase(JsonNode inputs) {
    return inputs.isEmpty()
        || (inputs.size() == 1 && COINBASE.equals(inputs.path(0).path("type").asString("")));
  }

  private static long time(JsonNode time) {
    if (time.isMissingNode() || time.isNull()) {
      return MixTx.NO_TIME;
    }
    if (time.isIntegralNumber() && time.canConvertToLong()) {
      return time.longValue();
    }
    if (!time.isString()) {
      throw new IllegalArgumentException("'time' is neither ISO 8601 nor Unix seconds");
    }
    return Instant.parse(time.stringValue()).getEpochSecond();
  }

  private static List<Coin> coins(JsonNode json, String name, boolean valueMayLack) {
    JsonNode array = json.path(name);
    if (!array.isArray()) {
      throw new IllegalArgumentException("no list '" + name + "'");
    }
    List<Coin> coins = new ArrayList<>(array.size());
    for (JsonNode coin : array) {
      String address = coin.path("address").isString() ? coin.path("address").stringValue() : null;
      long value = value(coin.path("value"), name, valueMayLack);
      coins.add(new Coin(address, value, type(coin.path("type"))));
    }
    return coins;
  }

  private static long value(JsonNode value, String where, boolean mayLack) {
    if (mayLack && (value.isNull() || value.isMissingNode())) {
      return MixTx.NO_VALUE;
    }
    long satoshi;
    if (value.isString()) {
      try {
        satoshi = Long.parseLong(value.stringValue());
      } catch (NumberFormatException e) {
        throw bad(where, e);
      }
    } else if (value.isIntegralNumber() && value.canConvertToLong()) {
      satoshi = value.longValue();
    } else {
      throw bad(where, null);
    }
    if (satoshi < 0 || satoshi > 2_100_000_000_000_000L) {
      throw bad(where, null);
    }
    return satoshi;
  }

  private static IllegalArgumentException bad(String where, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "a 'value' of " + where + " is not a whole number of satoshi", cause);
  }

  private static @Nullable ScriptType type(JsonNode type) {
    if (!type.isString()) {
      return null;
    }
    for (ScriptType each : ScriptType.values()) {
      if (each.text().equals(type.stringValue())) {
        return each;
      }
    }
    return ScriptType.OTHER;
  }
}

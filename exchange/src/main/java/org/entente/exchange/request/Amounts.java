package org.entente.exchange.request;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;

/// How much of each asset, in its smallest unit; an asset is named as CAIP-19 has it, or by a
/// currency's three letters.
public record Amounts(Map<String, BigInteger> byAsset) {
  public static final Amounts NONE = new Amounts(Map.of());

  private static final int MOST = 100;

  public Amounts {
    byAsset = java.util.Collections.unmodifiableMap(new TreeMap<>(byAsset));
  }

  public Amounts plus(Amounts other) {
    Map<String, BigInteger> sum = new TreeMap<>(byAsset);
    other.byAsset.forEach((asset, amount) -> sum.merge(asset, amount, BigInteger::add));
    return new Amounts(sum);
  }

  /// The member `amounts` of a body; none without it. Throws [BadInput].
  public static Amounts of(JsonValue.Members body) {
    return read("the body", body);
  }

  static Amounts read(String source, JsonValue.Members body) {
    if (!body.has("amounts")) {
      return NONE;
    }
    Amounts sum = NONE;
    List<JsonValue> items = body.items("amounts");
    for (JsonValue one : items) {
      String asset = "";
      String amount = "";
      if (one instanceof JsonValue.Members members) {
        asset = members.optional("asset").orElse("");
        amount = members.optional("amount").orElse("");
      }
      if (asset.isEmpty() || asset.length() > 300 || !amount.matches("(0|[1-9][0-9]{0,77})")) {
        throw bad(source);
      }
      sum = sum.plus(new Amounts(Map.of(asset, new BigInteger(amount))));
    }
    if (items.isEmpty() || items.size() > MOST) {
      throw bad(source);
    }
    return sum;
  }

  private static BadInput bad(String source) {
    return new BadInput(
        source,
        "amounts",
        "it must list assets and whole amounts of their smallest unit",
        "Give them like {\"asset\":\"eip155:1/slip44:60\",\"amount\":\"1\"}");
  }

  public JsonValue.Array json() {
    List<JsonValue> all = new ArrayList<>();
    byAsset.forEach(
        (asset, amount) -> {
          Map<String, JsonValue> one = new LinkedHashMap<>();
          one.put("asset", JsonValue.of(asset));
          one.put("amount", JsonValue.of(amount.toString()));
          all.add(new JsonValue.Members(one));
        });
    return new JsonValue.Array(all);
  }
}

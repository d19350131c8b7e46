package org.entente.exchange.stix.crypto;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.PropertyExtension;
import org.entente.exchange.stix.item.Draft;

/// A transaction as `cryptocurrency-transaction`, exact to the smallest unit.
///
/// @param logIndex of one token transfer in it; empty for native value
/// @param blockHeight empty while it is in no block
/// @param time of its block as STIX writes it
/// @param decimals of the asset: ten to that many units are one whole coin
public record Payment(
    Caip.Chain chain,
    String hash,
    Optional<Long> logIndex,
    Optional<Long> blockHeight,
    Optional<String> blockHash,
    Optional<String> time,
    Caip.AssetType asset,
    String symbol,
    int decimals,
    Optional<BigInteger> fee,
    List<Part> inputs,
    List<Part> outputs) {
  public static final String TYPE = "cryptocurrency-transaction";

  /// The public extension that introduces the type.
  public static final String EXTENSION =
      "extension-definition--151d042d-4dcf-5e44-843f-1024440318e5";

  /// What one account gave or got, in smallest units.
  public record Part(Caip.Account account, BigInteger units) {}

  public Payment {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  public Members object() {
    Draft draft = Draft.observable(TYPE).set("symbol", symbol).set("value", hash);
    draft.set("execution_time", time);
    fee.ifPresent(units -> draft.set("fee", Amounts.coins(units, decimals)));
    publicParts(draft, "input", inputs);
    publicParts(draft, "output", outputs);
    Map<String, JsonValue> extensions = new LinkedHashMap<>();
    extensions.put(EXTENSION, OwnExtension.newObservable());
    extensions.put(OwnExtension.ID, own());
    return draft.set("extensions", new Members(extensions)).build(new UUID(0, 0));
  }

  private void publicParts(Draft draft, String name, List<Part> parts) {
    if (parts.isEmpty()) {
      return;
    }
    List<JsonValue> items = new ArrayList<>();
    for (Part part : parts) {
      Map<String, JsonValue> item = new LinkedHashMap<>();
      item.put("amount", Amounts.coins(part.units(), decimals));
      item.put("address_ref", JsonValue.of(Wallet.of(part.account()).id()));
      items.add(new Members(item));
    }
    draft.set(name, new JsonValue.Array(items));
  }

  private Members own() {
    Map<String, JsonValue> own = PropertyExtension.begin();
    own.put("chain", JsonValue.of(chain.toString()));
    own.put("hash", JsonValue.of(hash));
    logIndex.ifPresent(index -> own.put("log_index", JsonValue.of(index)));
    blockHeight.ifPresent(height -> own.put("block_height", JsonValue.of(height)));
    blockHash.ifPresent(block -> own.put("block_hash", JsonValue.of(block)));
    own.put("asset", JsonValue.of(asset.toString()));
    own.put("symbol", JsonValue.of(symbol));
    own.put("decimals", JsonValue.of(decimals));
    fee.ifPresent(units -> own.put("fee", JsonValue.of(units.toString())));
    ownParts(own, "inputs", inputs);
    ownParts(own, "outputs", outputs);
    return new Members(own);
  }

  private static void ownParts(Map<String, JsonValue> own, String name, List<Part> parts) {
    if (!parts.isEmpty()) {
      List<JsonValue> items = new ArrayList<>();
      for (Part part : parts) {
        Map<String, JsonValue> item = new LinkedHashMap<>();
        item.put("account", JsonValue.of(part.account().toString()));
        item.put("amount", JsonValue.of(part.units().toString()));
        items.add(new Members(item));
      }
      own.put(name, new JsonValue.Array(items));
    }
  }

  /// Out of our extension; empty when it is not there or not whole. What others wrote without it
  /// names no chain: see [#foreignFee] for what can be said of it.
  public static Optional<Payment> of(Members object) {
    Members own = object.members("extensions").members(OwnExtension.ID);
    Optional<Caip.Chain> chain = own.optional("chain").flatMap(Caip.Chain::of);
    Optional<Caip.AssetType> asset = own.optional("asset").flatMap(Caip.AssetType::of);
    Optional<Long> decimals = whole(own, "decimals");
    Optional<List<Part>> inputs = parts(own, "inputs");
    Optional<List<Part>> outputs = parts(own, "outputs");
    boolean whole =
        TYPE.equals(object.text("type"))
            && chain.isPresent()
            && asset.isPresent()
            && decimals.filter(count -> count >= 0 && count <= 255).isPresent()
            && inputs.isPresent()
            && outputs.isPresent();
    if (!whole) {
      return Optional.empty();
    }
    return own.optional("hash")
        .map(
            hash ->
                new Payment(
                    chain.get(),
                    hash,
                    whole(own, "log_index"),
                    whole(own, "block_height"),
                    own.optional("block_hash"),
                    object.optional("execution_time"),
                    asset.get(),
                    own.optional("symbol").orElse(""),
                    decimals.get().intValue(),
                    own.optional("fee").flatMap(Payment::units),
                    inputs.get(),
                    outputs.get()));
  }

  private static Optional<Long> whole(Members own, String name) {
    return own.get(name) instanceof JsonValue.Numeral number && number.text().matches("\\d{1,15}")
        ? Optional.of(Long.parseLong(number.text()))
        : Optional.empty();
  }

  private static Optional<BigInteger> units(String text) {
    return text.matches("0|[1-9]\\d{0,77}") ? Optional.of(new BigInteger(text)) : Optional.empty();
  }

  private static Optional<List<Part>> parts(Members own, String name) {
    List<Part> parts = new ArrayList<>();
    for (JsonValue item : own.items(name)) {
      if (!(item instanceof Members part)) {
        return Optional.empty();
      }
      Optional<Caip.Account> account = part.optional("account").flatMap(Caip.Account::of);
      Optional<BigInteger> units = part.optional("amount").flatMap(Payment::units);
      if (account.isEmpty() || units.isEmpty()) {
        return Optional.empty();
      }
      parts.add(new Part(account.get(), units.get()));
    }
    return Optional.of(parts);
  }

  /// The transaction's hash in either public dialect.
  public static Optional<String> foreignHash(Members object) {
    return Optional.of(object)
        .filter(one -> TYPE.equals(one.text("type")))
        .flatMap(one -> one.optional("value").or(() -> one.optional("hash")));
  }

  /// The fee of either public dialect in smallest units, when it is a whole number of them.
  public static Optional<BigInteger> foreignFee(Members object, int decimals) {
    return Optional.ofNullable(object.get("fee")).flatMap(fee -> Amounts.units(fee, decimals));
  }

  /// Amounts of `input` or `output` in smallest units, in order; empty when one is no amount.
  public static Optional<List<BigInteger>> foreignAmounts(
      Members object, String side, int decimals) {
    List<BigInteger> all = new ArrayList<>();
    for (JsonValue item : object.items(side)) {
      Optional<BigInteger> units =
          item instanceof Members part
              ? Optional.ofNullable(part.get("amount")).flatMap(a -> Amounts.units(a, decimals))
              : Optional.empty();
      if (units.isEmpty()) {
        return Optional.empty();
      }
      all.add(units.get());
    }
    return Optional.of(all);
  }
}

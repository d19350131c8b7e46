package org.entente.exchange.request;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.address.CryptoAddress;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.crypto.Caip;
import org.entente.exchange.stix.crypto.CaipNames;
import org.entente.exchange.taxii.TaxiiTime;

/// What an alert of a live trace says of followed money that left addresses in a block, or did not
/// after all. What comes back to its address in the same transaction (change) has not left.
///
/// @param live the live trace's name
/// @param chain as CAIP-2 has it
/// @param isUndone whether the block is off the chain: then nothing in it left
/// @param at of the block, microseconds since 1970
/// @param isWhole whether the alert names all places: of very many it names some
public record Departures(
    String live,
    String chain,
    String tx,
    String block,
    boolean isUndone,
    long at,
    boolean isWhole,
    List<Departure> all) {
  /// So many of an asset's smallest unit, which has its name of CAIP-19 or, where it has none, the
  /// trace's.
  public record Departure(String address, String asset, BigInteger amount) {}

  private record Place(String address, String asset) {}

  public Departures {
    all = List.copyOf(all);
  }

  /// Empty for an alert that tells of no block, or isn't a live trace's.
  public static Optional<Departures> of(JsonValue.Members alert) {
    String stage = alert.optional("stage").orElse("");
    boolean isUndone = stage.equals("undone");
    String live = alert.optional("live").orElse("");
    Optional<Caip.Chain> chain = CaipNames.chain(alert.optional("network").orElse(""));
    Optional<Long> at = alert.optional("time").flatMap(TaxiiTime::micros);
    String tx = alert.optional("tx").orElse("");
    String block = alert.optional("block").orElse("");
    boolean isTold = isUndone || stage.equals("mined");
    if (!isTold || chain.isEmpty() || at.isEmpty() || live.isEmpty() || block.isEmpty()) {
      return Optional.empty();
    }
    boolean isWhole = isWhole(alert, "from") && isWhole(alert, "to");
    return Optional.of(
        new Departures(
            live,
            chain.get().toString(),
            tx,
            block,
            isUndone,
            at.get(),
            isWhole,
            isUndone ? List.of() : left(alert, chain.get())));
  }

  private static boolean isWhole(JsonValue.Members alert, String side) {
    return !(alert.get(side + "_count") instanceof JsonValue.Numeral count)
        || count.equals(JsonValue.of(alert.items(side).size()));
  }

  private static List<Departure> left(JsonValue.Members alert, Caip.Chain chain) {
    Map<Place, BigInteger> sums = new LinkedHashMap<>();
    for (String side : List.of("from", "to")) {
      for (JsonValue item : alert.items(side)) {
        if (item instanceof JsonValue.Members party) {
          add(sums, chain, party, side.equals("from"));
        }
      }
    }
    List<Departure> left = new ArrayList<>();
    sums.forEach(
        (place, amount) -> {
          if (amount.signum() > 0) {
            left.add(new Departure(place.address(), place.asset(), amount));
          }
        });
    return left;
  }

  private static void add(
      Map<Place, BigInteger> sums, Caip.Chain chain, JsonValue.Members party, boolean isFrom) {
    String address = party.optional("address").orElse("");
    String asset = party.optional("asset").orElse("");
    String amount = party.optional("amount").orElse("");
    if (address.isEmpty() || asset.isEmpty() || !amount.matches("0|[1-9][0-9]{0,77}")) {
      return;
    }
    Place place =
        new Place(
            CryptoAddress.read(address).key().text(),
            CaipNames.asset(chain, asset).map(Caip.AssetType::toString).orElse(asset));
    BigInteger units = new BigInteger(amount);
    sums.merge(place, isFrom ? units : units.negate(), BigInteger::add);
  }
}

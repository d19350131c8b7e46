package org.entente.trace.pool;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads events of pools as their pages publish them: a JSON array of deposits (`commitment`,
/// `leafIndex`, `timestamp`, `blockNumber`, `transactionHash`) or of withdrawals (`nullifierHash`,
/// `to`, `fee`, `blockNumber`, `transactionHash`); `from` and `gasPrice` (wei) may stand beside.
/// Withdrawals tell no time: it is taken from the deposits around them.
public final class PoolFile {
  /// All of the greatest pool's events are a hundredth of it.
  private static final int MOST_EVENTS = 10_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final List<PoolDeposit> deposits = new ArrayList<>();
  private final List<PoolWithdrawal> withdrawals = new ArrayList<>();

  /// Adds the events of a file; which kind they are their fields tell. Throws [BadInput].
  public void add(String file, String pool, InputStream in) {
    int row = 0;
    try (JsonParser parser = JSON.createParser(in)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw new BadInput(file, "", "not a JSON array", "Give the events of a pool as an array.");
      }
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonNode event = parser.readValueAsTree();
        if (row++ == MOST_EVENTS) {
          throw new BadInput(file, "", "over ten million events", "Give a part of them.");
        }
        event(pool, event);
      }
    } catch (JacksonException e) {
      String reason = "not JSON: " + e.getOriginalMessage();
      throw new BadInput(file, "event " + row, reason, "Get the file again.", e);
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      throw new BadInput(file, "event " + row, reason, "Mend the event.", e);
    }
  }

  private void event(String pool, JsonNode event) {
    long block = whole(event, "blockNumber").longValueExact();
    Hash256 transaction = hash(event, "transactionHash");
    EvmAddress from = event.has("from") ? address(event, "from") : null;
    Uint256 price = event.has("gasPrice") ? Uint256.of(whole(event, "gasPrice")) : null;
    if (event.has("commitment")) {
      hash(event, "commitment");
      long time = whole(event, "timestamp").longValueExact();
      int leaf = whole(event, "leafIndex").intValueExact();
      deposits.add(new PoolDeposit(pool, block, time, transaction, leaf, from, price));
    } else if (event.has("nullifierHash")) {
      withdrawals.add(
          new PoolWithdrawal(
              pool,
              block,
              0,
              transaction,
              hash(event, "nullifierHash"),
              address(event, "to"),
              Uint256.of(whole(event, "fee")),
              from,
              price));
    } else {
      throw new IllegalArgumentException("neither 'commitment' nor 'nullifierHash'");
    }
  }

  /// All that was added.
  public PoolEvents events() {
    NavigableMap<Long, Long> times = new TreeMap<>();
    deposits.forEach(deposit -> times.put(deposit.block(), deposit.time()));
    return new PoolEvents(
        deposits,
        withdrawals.stream()
            .map(
                one ->
                    new PoolWithdrawal(
                        one.pool(),
                        one.block(),
                        time(times, one.block()),
                        one.transaction(),
                        one.nullifier(),
                        one.to(),
                        one.fee(),
                        one.from(),
                        one.gasPrice()))
            .toList());
  }

  /// Between two deposits blocks are taken as evenly spaced; behind the last, 13 s apart.
  private static long time(NavigableMap<Long, Long> times, long block) {
    Map.Entry<Long, Long> below = times.floorEntry(block);
    Map.Entry<Long, Long> above = times.ceilingEntry(block);
    if (below == null || above == null) {
      Map.Entry<Long, Long> near = below == null ? above : below;
      return near == null ? 0 : near.getValue() + 13 * (block - near.getKey());
    }
    long blocks = above.getKey() - below.getKey();
    long seconds = above.getValue() - below.getValue();
    return blocks == 0
        ? below.getValue()
        : below.getValue() + seconds * (block - below.getKey()) / blocks;
  }

  private static BigInteger whole(JsonNode event, String name) {
    JsonNode value = event.path(name);
    if (value.isIntegralNumber() || value.isString()) {
      try {
        BigInteger number = new BigInteger(value.asString());
        if (number.signum() >= 0 && number.bitLength() <= 256) {
          return number;
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + name + "' is not a whole number", e);
      }
    }
    throw new IllegalArgumentException("'" + name + "' is not a whole number");
  }

  private static String text(JsonNode event, String name) {
    JsonNode value = event.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("no text '" + name + "'");
    }
    return value.stringValue();
  }

  private static Hash256 hash(JsonNode event, String name) {
    String text = text(event, name);
    return Hash256.ofHex(text.startsWith("0x") ? text.substring(2) : text);
  }

  private static EvmAddress address(JsonNode event, String name) {
    return EvmAddress.parse(text(event, name));
  }
}

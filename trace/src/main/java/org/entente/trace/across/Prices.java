package org.entente.trace.across;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entente.base.BadInput;
import org.entente.trace.account.HandRows;
import org.jspecify.annotations.Nullable;

/// What assets were worth, as whoever asks knows it: without it a deposit of one asset can't be
/// compared with a payout of another. All prices are in one money, whichever.
public final class Prices {
  public static final Prices NONE = new Prices();

  /// A price older than this tells nothing.
  private static final long OLDEST_SECONDS = 2 * 86_400;

  private static final int MOST_DECIMALS = 77;
  private static final int MOST_DIGITS = 60;

  /// The price of a whole unit; `decimals` negative where the file does not tell.
  private record Price(BigDecimal price, int decimals) {}

  private final Map<String, NavigableMap<Long, Price>> byAsset = new HashMap<>();

  private Prices() {}

  /// Fields `time` (a day, or an instant as 2025-02-21T14:00:00Z), `asset` (as in results), `price`
  /// of one whole unit; where needed `network` and `decimals`. Throws [BadInput].
  public static Prices read(Path file) throws IOException {
    Prices prices = new Prices();
    List<String> names = List.of("time", "asset", "price");
    for (HandRows.Row row : HandRows.read(file, names, List.of("network", "decimals"))) {
      try {
        prices.add(row.fields());
      } catch (IllegalArgumentException | DateTimeException wrong) {
        String next = "Write for instance 2025-02-21,BTC,96125.55.";
        String reason = String.valueOf(wrong.getMessage());
        throw new BadInput(file.toString(), row.place(), reason, next, wrong);
      }
    }
    return prices;
  }

  private void add(Map<String, String> fields) {
    String asset = fields.getOrDefault("asset", "");
    if (asset.isEmpty()) {
      throw new IllegalArgumentException("no asset");
    }
    String key = key(fields.getOrDefault("network", ""), asset);
    Price price = new Price(price(fields.getOrDefault("price", "")), decimals(fields));
    long time = time(fields.getOrDefault("time", ""));
    if (byAsset.computeIfAbsent(key, _ -> new TreeMap<>()).put(time, price) != null) {
      throw new IllegalArgumentException("this asset and time stand here twice");
    }
  }

  private static String key(String network, String asset) {
    return (network + "/" + asset).toLowerCase(Locale.ROOT);
  }

  private static BigDecimal price(String text) {
    // Digits alone: an exponent could ask for any amount of memory.
    if (text.length() > MOST_DIGITS || !text.matches("[0-9]+([.][0-9]+)?")) {
      throw new IllegalArgumentException("no price: " + text);
    }
    BigDecimal price = new BigDecimal(text);
    if (price.signum() == 0) {
      throw new IllegalArgumentException("a price of nothing");
    }
    return price;
  }

  private static int decimals(Map<String, String> fields) {
    String text = fields.getOrDefault("decimals", "");
    if (text.isEmpty()) {
      return -1;
    }
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > MOST_DECIMALS) {
      throw new IllegalArgumentException("no number of decimals: " + text);
    }
    return Integer.parseInt(text);
  }

  private static long time(String text) {
    return text.length() > "2025-02-21".length()
        ? Instant.parse(text).getEpochSecond()
        : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  boolean isEmpty() {
    return byAsset.isEmpty();
  }

  /// What so many smallest units were worth then, exactly, by the newest price before; null where
  /// none is known. `decimals` count where the file tells none; negative: not known either.
  @Nullable BigDecimal worth(
      String network, String asset, int decimals, BigInteger units, long time) {
    NavigableMap<Long, Price> own = byAsset.get(key(network, asset));
    NavigableMap<Long, Price> known = own == null ? byAsset.get(key("", asset)) : own;
    Map.Entry<Long, Price> last = known == null ? null : known.floorEntry(time);
    if (last == null || time - last.getKey() > OLDEST_SECONDS) {
      return null;
    }
    Price price = last.getValue();
    int places = price.decimals() < 0 ? decimals : price.decimals();
    return places < 0 ? null : price.price().multiply(new BigDecimal(units, places));
  }
}

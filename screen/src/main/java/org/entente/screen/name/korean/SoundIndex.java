package org.entente.screen.name.korean;

import java.util.Arrays;
import java.util.List;

/// Names filed by what Korean ears hear in them. Each reading is filed under rough keys: readings
/// that can be heard as one share a key, so only those that do are compared.
public final class SoundIndex {
  private final long[] keys;
  private final int[] filed;
  private final int[] table;
  private final Reading[] readings;

  /// The name that each reading is of.
  private final int[] names;

  private final int size;

  private static final ThreadLocal<Prices> PRICES = ThreadLocal.withInitial(Prices::new);

  /// Is told what was found.
  @FunctionalInterface
  public interface Heard {
    /// A name that can be heard as the query, at this price; each name once.
    void as(int name, int price);
  }

  /// Best prices by name; one for each thread.
  private static final class Prices {
    private int[] best = new int[0];
    private int[] touched = new int[64];
    private int count;

    private void begin(int size) {
      if (best.length < size) {
        best = new int[size];
        Arrays.fill(best, Sounds.NEVER);
      }
      count = 0;
    }

    private void add(int name, int price) {
      if (best[name] == Sounds.NEVER) {
        if (count == touched.length) {
          touched = Arrays.copyOf(touched, 2 * count);
        }
        touched[count++] = name;
      }
      best[name] = price;
    }
  }

  /// Files names by their numbers; empty ones can't be found.
  public SoundIndex(List<KoreanName> names) {
    size = names.size();
    int count = names.stream().mapToInt(name -> name.readings().size()).sum();
    readings = new Reading[count];
    this.names = new int[count];
    Rows rows = new Rows();
    int at = 0;
    for (int n = 0; n < size; n++) {
      for (Reading reading : names.get(n).readings()) {
        readings[at] = reading;
        this.names[at] = n;
        rows.reading = at++;
        rows.eachKey(reading);
      }
    }
    rows.sort();
    keys = new long[rows.count];
    filed = new int[rows.count];
    for (int i = 0; i < rows.count; i++) {
      keys[i] = rows.rows[i] >>> Rows.READING_BITS;
      filed[i] = (int) (rows.rows[i] & Rows.READING_MASK);
    }
    table = new int[Math.max(2, Integer.highestOneBit(Math.max(1, keys.length)) * 4)];
    Arrays.fill(table, -1);
    for (int i = 0; i < keys.length; i++) {
      if (i == 0 || keys[i] != keys[i - 1]) {
        int slot = slot(keys[i]);
        while (table[slot] >= 0) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = i;
      }
    }
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 32) & table.length - 1;
  }

  /// Finds all names that can be heard as the query for at most `most`.
  public void find(KoreanName query, int most, Heard heard) {
    if (query.isEmpty() || keys.length == 0) {
      return;
    }
    Prices prices = PRICES.get();
    prices.begin(size);
    Search search = new Search(most, prices);
    for (Reading reading : query.readings()) {
      search.reading = reading;
      search.eachKey(reading);
    }
    for (int i = 0; i < prices.count; i++) {
      int name = prices.touched[i];
      heard.as(name, prices.best[name]);
      prices.best[name] = Sounds.NEVER;
    }
  }

  /// Compares a reading with those filed under its keys.
  private final class Search extends SoundKeys {
    private final int most;
    private final Prices prices;
    private Reading reading = NO_READING;

    private Search(int most, Prices prices) {
      this.most = Math.min(most, Sounds.NEVER - 1);
      this.prices = prices;
    }

    @Override
    void key(long key) {
      int slot = slot(key);
      while (table[slot] >= 0) {
        int at = table[slot];
        if (keys[at] == key) {
          for (; at < keys.length && keys[at] == key; at++) {
            int name = names[filed[at]];
            int limit = Math.min(most, prices.best[name] - 1);
            int price = reading.priceUpTo(limit, readings[filed[at]]);
            if (price <= limit) {
              prices.add(name, price);
            }
          }
          return;
        }
        slot = slot + 1 & table.length - 1;
      }
    }
  }

  private static final Reading NO_READING = new Reading(new int[0], 0, false, "");

  /// A key and a reading's number in one, for sorting.
  private static final class Rows extends SoundKeys {
    private static final int READING_BITS = 24;
    private static final long READING_MASK = (1L << READING_BITS) - 1;

    private long[] rows = new long[1024];
    private int count;
    private int reading;

    @Override
    void key(long key) {
      if (reading > READING_MASK) {
        throw new IllegalStateException("more readings than an index can hold");
      }
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * count);
      }
      rows[count++] = key << READING_BITS | reading;
    }

    private void sort() {
      Arrays.sort(rows, 0, count);
    }
  }
}

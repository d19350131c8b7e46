package org.entente.trace.account;

import com.carrotsearch.hppc.LongObjectHashMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.trace.OriginSets;

/// Where taint came to rest, summed up for each holding and stop.
final class Stopped {
  private static final Comparator<Row> ORDER =
      Comparator.<Row>comparingLong(row -> row.holding)
          .thenComparing(row -> row.stop.kind())
          .thenComparing(row -> String.valueOf(row.stop.reason()))
          .thenComparing(row -> String.valueOf(row.stop.leg()))
          .thenComparing(row -> row.stop.labels().toString());

  private final boolean unitsFollowed;
  private final OriginSets sets;
  private final LongObjectHashMap<List<Row>> rows = new LongObjectHashMap<>();

  private static final class Row {
    final long holding;
    final Stop stop;
    final Map<Integer, BigInteger> from = new TreeMap<>();
    BigInteger amount = BigInteger.ZERO;
    int hops = Integer.MAX_VALUE;
    long via;
    long first = Long.MAX_VALUE;
    long last;

    Row(long holding, Stop stop) {
      this.holding = holding;
      this.stop = stop;
    }

    Row copy() {
      Row copy = new Row(holding, stop);
      copy.from.putAll(from);
      copy.amount = amount;
      copy.hops = hops;
      copy.via = via;
      copy.first = first;
      copy.last = last;
      return copy;
    }
  }

  Stopped(boolean unitsFollowed, OriginSets sets) {
    this.unitsFollowed = unitsFollowed;
    this.sets = sets;
  }

  /// The same, which goes its own way from here.
  Stopped copy() {
    Stopped copy = new Stopped(unitsFollowed, sets);
    for (var cursor : rows) {
      List<Row> own = new ArrayList<>();
      cursor.value.forEach(row -> own.add(row.copy()));
      copy.rows.put(cursor.key, own);
    }
    return copy;
  }

  /// `units` arrived by `transfer` from `via`.
  void add(long holding, Stop stop, Units units, int hops, long via, long transfer) {
    add(holding, stop, units, hops, via, transfer, transfer);
  }

  void add(long holding, Stop stop, Units units, int hops, long via, long first, long last) {
    Row row = row(holding, stop);
    for (int piece = 0; piece < units.count(); piece++) {
      int origin = units.origin(piece);
      if (origin != Units.CLEAN) {
        BigInteger amount = units.amount(piece).toBigInteger();
        row.amount = row.amount.add(amount);
        row.from.merge(origin, amount, BigInteger::add);
      }
    }
    if (hops < row.hops) {
      row.hops = hops;
      row.via = via;
    }
    row.first = Math.min(row.first, first);
    row.last = Math.max(row.last, last);
  }

  private Row row(long holding, Stop stop) {
    List<Row> known = rows.get(holding);
    if (known == null) {
      known = new ArrayList<>(1);
      rows.put(holding, known);
    }
    for (Row row : known) {
      if (row.stop.equals(stop)) {
        return row;
      }
    }
    Row row = new Row(holding, stop);
    known.add(row);
    return row;
  }

  List<AccountEnd> ends() {
    List<Row> all = new ArrayList<>();
    for (var cursor : rows) {
      all.addAll(cursor.value);
    }
    all.sort(ORDER);
    List<AccountEnd> ends = new ArrayList<>();
    for (Row row : all) {
      if (row.amount.signum() > 0) {
        ends.add(
            new AccountEnd(
                row.holding,
                row.stop,
                row.amount,
                row.hops,
                row.first,
                row.last,
                row.via,
                shares(row)));
      }
    }
    return List.copyOf(ends);
  }

  private List<AccountShare> shares(Row row) {
    List<AccountShare> shares = new ArrayList<>();
    if (unitsFollowed) {
      row.from.forEach((start, part) -> shares.add(new AccountShare(start, part)));
    } else {
      BitSet met = new BitSet();
      row.from.keySet().forEach(set -> met.or(sets.starts(set)));
      met.stream().forEach(start -> shares.add(new AccountShare(start, null)));
    }
    return List.copyOf(shares);
  }
}

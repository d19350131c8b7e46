package org.entente.trace.account;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;

/// What came in and went out, asset by asset. Sums may need more than 256 bits.
final class Books {
  enum Side {
    STARTED,
    ENDED,
    FEES,
    OVERLAP,
    IN,
    OUT
  }

  private final LongObjectHashMap<Map<Side, BigInteger>> sums = new LongObjectHashMap<>();
  private final LongObjectHashMap<StartSum> starts = new LongObjectHashMap<>();

  private static final class StartSum {
    BigInteger amount = BigInteger.ZERO;
    long transfers;
  }

  /// The same, which goes its own way from here.
  Books copy() {
    Books copy = new Books();
    for (var cursor : sums) {
      copy.sums.put(cursor.key, new EnumMap<>(cursor.value));
    }
    copy.starts.putAll(starts); // sums of starts are only added to while walking
    return copy;
  }

  void add(Side side, long asset, Uint256 amount) {
    Map<Side, BigInteger> row = sums.get(asset);
    if (row == null) {
      row = new EnumMap<>(Side.class);
      sums.put(asset, row);
    }
    row.merge(side, amount.toBigInteger(), BigInteger::add);
  }

  void start(int start, long asset, Uint256 amount) {
    add(Side.STARTED, asset, amount);
    long key = (long) start << 40 | asset;
    StartSum sum = starts.get(key);
    if (sum == null) {
      sum = new StartSum();
      starts.put(key, sum);
    }
    sum.amount = sum.amount.add(amount.toBigInteger());
    sum.transfers++;
  }

  List<AccountTrace.Sum> sums(AccountView view) {
    List<AccountTrace.Sum> list = new ArrayList<>();
    for (long asset : sorted(sums.keys().toArray())) {
      Map<Side, BigInteger> row = sums.get(asset);
      list.add(
          new AccountTrace.Sum(
              view.asset(asset),
              sum(row, Side.STARTED),
              sum(row, Side.ENDED),
              sum(row, Side.FEES),
              sum(row, Side.OVERLAP),
              sum(row, Side.IN),
              sum(row, Side.OUT)));
    }
    return List.copyOf(list);
  }

  private static BigInteger sum(Map<Side, BigInteger> row, Side side) {
    return row.getOrDefault(side, BigInteger.ZERO);
  }

  /// One row for each start and asset of it.
  List<AccountTrace.Origin> origins(AccountView view, AccountQuestion question) {
    List<AccountTrace.Origin> list = new ArrayList<>();
    LongArrayList keys = LongArrayList.from(sorted(starts.keys().toArray()));
    for (int i = 0; i < keys.size(); i++) {
      int start = (int) (keys.get(i) >>> 40);
      var asset = view.asset(keys.get(i) & (1L << 40) - 1);
      StartSum sum = starts.get(keys.get(i));
      AccountStart named = question.starts().get(start);
      String at =
          named instanceof AccountStart.Account account
              ? account.address() + "@" + asset.text(view.network())
              : AccountText.of(view, named);
      list.add(new AccountTrace.Origin(start, at, asset, sum.amount, sum.transfers));
    }
    return List.copyOf(list);
  }

  private static long[] sorted(long[] keys) {
    Arrays.sort(keys);
    return keys;
  }
}

package org.entente.trace.pool;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What happened in pools, in order of time.
public final class PoolEvents {
  private final List<PoolDeposit> deposits;
  private final List<PoolWithdrawal> withdrawals;
  private final SortedMap<String, OnePool> pools = new TreeMap<>();

  /// One pool's events, in order.
  record OnePool(List<PoolDeposit> deposits, List<PoolWithdrawal> withdrawals) {}

  public PoolEvents(Collection<PoolDeposit> deposits, Collection<PoolWithdrawal> withdrawals) {
    this.deposits =
        deposits.stream()
            .sorted(
                Comparator.comparingLong(PoolDeposit::block)
                    .thenComparing(PoolDeposit::pool)
                    .thenComparingInt(PoolDeposit::leaf))
            .toList();
    this.withdrawals =
        withdrawals.stream()
            .sorted(
                Comparator.comparingLong(PoolWithdrawal::block)
                    .thenComparing(PoolWithdrawal::pool)
                    .thenComparing(PoolWithdrawal::transaction)
                    .thenComparing(PoolWithdrawal::nullifier))
            .toList();
    this.deposits.forEach(deposit -> pool(deposit.pool()).deposits().add(deposit));
    this.withdrawals.forEach(one -> pool(one.pool()).withdrawals().add(one));
  }

  private OnePool pool(String name) {
    return pools.computeIfAbsent(name, _ -> new OnePool(new ArrayList<>(), new ArrayList<>()));
  }

  public List<PoolDeposit> deposits() {
    return deposits;
  }

  public List<PoolWithdrawal> withdrawals() {
    return withdrawals;
  }

  SortedMap<String, OnePool> pools() {
    return pools;
  }
}

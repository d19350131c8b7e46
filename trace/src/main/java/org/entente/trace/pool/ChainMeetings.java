package org.entente.trace.pool;

import java.util.HashMap;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;

/// How often accounts dealt with each other, by a ledger's transfers of any asset, both ways.
///
/// An account with very many transfers is a service; whom it dealt with says nothing, and nothing
/// is said of it.
public final class ChainMeetings implements PoolLinks.Meetings {
  private static final int LEAST = 3;
  private static final int MOST_TRANSFERS = 2_000;

  private final AccountView view;

  public ChainMeetings(AccountView view) {
    this.view = view;
  }

  @Override
  public Map<EvmAddress, Integer> of(EvmAddress account, Set<EvmAddress> others) {
    long number = view.findAccount(account);
    Map<EvmAddress, Integer> met = new HashMap<>();
    if (number == AccountView.NONE) {
      return met;
    }
    int seen = 0;
    PrimitiveIterator.OfLong holdings = view.holdingsOf(number);
    while (holdings.hasNext()) {
      long holding = holdings.nextLong();
      long transfer = view.firstTransferOf(holding);
      while (transfer != AccountView.NONE) {
        if (++seen > MOST_TRANSFERS) {
          return Map.of();
        }
        long from = view.fromHolding(transfer);
        EvmAddress other = view.addressOrNull(from == holding ? view.toHolding(transfer) : from);
        if (other != null && others.contains(other)) {
          met.merge(other, 1, Integer::sum);
        }
        transfer = view.nextTransfer(holding, transfer);
      }
    }
    met.values().removeIf(times -> times < LEAST);
    return met;
  }
}

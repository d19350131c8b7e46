package org.entente.trace.owner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.cluster.DepositReuse.Settings;
import org.entente.trace.owner.HotWallets.HotWallet;

/// Accounts that are likely one owner's with those asked, by all rules.
public final class SameOwners {
  private static final int SERVES_OTHERS_PPM = 500_000;

  private SameOwners() {}

  /// Pairs that name one of `accounts`, by rule, in ledger order. Wallets that live as an
  /// exchange's hot wallet does link nobody. Walks over the whole ledger.
  public static List<SameOwner> of(AccountView view, Collection<EvmAddress> accounts) {
    Set<EvmAddress> serving = new HashSet<>();
    for (HotWallet wallet : HotWallets.of(view, Settings.STANDARD)) {
      if (wallet.ppm() >= SERVES_OTHERS_PPM) {
        serving.add(view.address(wallet.account()));
      }
    }
    List<SameOwner> found = new ArrayList<>(SelfApprovals.of(view, serving));
    found.addAll(Airdrops.of(view, serving));
    Set<EvmAddress> asked = Set.copyOf(accounts);
    found.removeIf(one -> !asked.contains(one.one()) && !asked.contains(one.other()));
    return List.copyOf(found);
  }
}

package org.entente.trace.across;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.entente.chain.evm.AccountView;
import org.entente.trace.bridge.AccountLegs;

/// The legs of ledgers that several traces go over: an index is made once for each, not once for
/// each method.
final class LegIndex {
  private final IdentityHashMap<AccountView, Map<Long, AccountLegs>> known =
      new IdentityHashMap<>();

  /// The legs of `cut`, which is `whole` up to a time (Unix seconds).
  AccountLegs of(AccountView whole, long untilTime, AccountView cut) {
    return known
        .computeIfAbsent(whole, _ -> new HashMap<>())
        .computeIfAbsent(untilTime, _ -> new AccountLegs(cut));
  }
}

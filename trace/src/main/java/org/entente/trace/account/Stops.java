package org.entente.trace.account;

import org.entente.chain.evm.AccountView;
import org.jspecify.annotations.Nullable;

/// What a walk stops at, told from outside: labelled accounts, a bridge's deposits.
///
/// Asked each time that taint is about to arrive somewhere by a transfer; its account, its
/// transaction and that one's logs follow from it. Must answer the same for the same transfer. Of
/// several swaps' worth of an asset that arrives at once, the last transfer is asked about.
@FunctionalInterface
public interface Stops {
  Stops NONE = (_, _) -> null;

  /// The stop that `transfer` brings taint to, or null if it goes on from there.
  @Nullable Stop at(AccountView view, long transfer);

  /// These, and where they know nothing, `others`.
  default Stops or(Stops others) {
    return (view, transfer) -> {
      Stop stop = at(view, transfer);
      return stop != null ? stop : others.at(view, transfer);
    };
  }
}

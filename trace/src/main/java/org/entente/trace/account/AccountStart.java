package org.entente.trace.account;

import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// Where a trace starts: on units that arrive somewhere. `first` is how many of them are meant, in
/// order of arrival; null for all.
public sealed interface AccountStart {
  @Nullable Uint256 first();

  /// The native value that a transaction moves: each native transfer of it, but for those that only
  /// pass on what an earlier one of the same transaction brought.
  record Transaction(Hash256 hash, @Nullable Uint256 first) implements AccountStart {}

  /// One token transfer, by the place of its log in the block (as JSON-RPC counts).
  record Log(Hash256 hash, int logIndex, @Nullable Uint256 first) implements AccountStart {}

  /// One transfer, by its number in the ledger: for callers that found it themselves, such as a
  /// bridge's payout.
  record Moved(long transfer, @Nullable Uint256 first) implements AccountStart {}

  /// Everything that ever arrives at an account, of one asset; of every asset if it is null.
  record Account(EvmAddress address, @Nullable Asset asset, @Nullable Uint256 first)
      implements AccountStart {}
}

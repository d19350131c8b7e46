package org.entente.chain.evm;

import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// An amount of one asset on its way from one account to another.
///
/// `from` is null for withdrawals and rewards, `to` for gas; mints and burns of tokens name the
/// zero address, as their logs do. `logIndex` is the place of a token's log in its block, as
/// JSON-RPC counts, else [#NO_LOG].
public record Transfer(
    TransferKind kind,
    @Nullable EvmAddress from,
    @Nullable EvmAddress to,
    Asset asset,
    Uint256 amount,
    int logIndex) {
  public static final int NO_LOG = -1;
}

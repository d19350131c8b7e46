package org.entente.trace.live;

import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// What a transaction that waits says that it will move. `sender` pays its gas; `to` is null where
/// it creates a contract.
public record PendingTransfer(
    String tx,
    EvmAddress sender,
    EvmAddress from,
    @Nullable EvmAddress to,
    Asset asset,
    Uint256 amount) {}

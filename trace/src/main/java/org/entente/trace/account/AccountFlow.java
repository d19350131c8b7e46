package org.entente.trace.account;

import org.entente.base.Uint256;

/// Taint that went from one holding to another by a transfer, or by a swap that `transfer` is the
/// last step of.
///
/// `from` is [org.entente.chain.evm.AccountView#NONE] where a start put it; `to` is that for what
/// went to fees. `taken` is what left `from`; it differs from `amount`, which arrived, only where a
/// swap changed the asset. `rests`: it stopped at `to`.
public record AccountFlow(
    long transfer, long from, long to, Uint256 taken, Uint256 amount, int hops, boolean rests) {}

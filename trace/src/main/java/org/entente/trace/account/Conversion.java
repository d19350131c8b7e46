package org.entente.trace.account;

import org.entente.base.Uint256;

/// Taint that changed its asset inside one transaction: `taken`, tainted units of the `given` that
/// left holding `from` on net, became `amount` of the `got` that entered holding `to`.
public record Conversion(
    long tx, long from, long to, Uint256 given, Uint256 taken, Uint256 got, Uint256 amount) {}

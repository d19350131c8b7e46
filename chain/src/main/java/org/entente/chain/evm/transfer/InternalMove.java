package org.entente.chain.evm.transfer;

import org.entente.base.EvmAddress;
import org.entente.base.Uint256;

/// Native value that a contract's call, creation or self-destruct moved, as a trace tells it; in
/// order of execution, without what was reverted. `logsBefore` counts the logs of the same
/// transaction that were written before it, [#UNKNOWN] where the trace doesn't tell: then it
/// comes before all of them.
public record InternalMove(EvmAddress from, EvmAddress to, Uint256 amount, int logsBefore) {
  public static final int UNKNOWN = -1;
}

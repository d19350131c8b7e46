package org.entente.chain.evm.transfer;

import java.util.List;

/// What a trace tells of one transaction: whether it failed, and the native value that moved
/// inside of it, nothing of which was reverted. The top-level value is not among it.
public record TxTrace(boolean failed, List<InternalMove> moves) {
  public TxTrace {
    moves = List.copyOf(moves);
  }
}

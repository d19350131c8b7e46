package org.entente.chain.evm.read;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.evm.transfer.TxTrace;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.jspecify.annotations.Nullable;

/// All that the sources tell of one block. `header` has the hash that its source tells, if any;
/// `proven` when its fields have that hash. `told` is one for each transaction, or empty where
/// the source is the chain's own form and tells nothing beside it.
record BlockParts(
    BlockHeader header,
    boolean proven,
    BlockBody body,
    List<ToldTx> told,
    List<FoundReceipt> receipts,
    Traces traces) {

  /// What a node tells beside a transaction.
  record ToldTx(Hash256 hash, EvmAddress from) {}

  interface Traces {
    /// Null where there is no trace of this transaction.
    @Nullable TxTrace of(Hash256 tx);
  }
}

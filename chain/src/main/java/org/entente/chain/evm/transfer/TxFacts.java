package org.entente.chain.evm.transfer;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx.Success;
import org.jspecify.annotations.Nullable;

/// What a reader knows of a transaction. `to` is the contract created where it names no
/// recipient.
/// `fee` is all that the sender paid beside `value`: gas, blobs, on roll-ups data on the chain
/// below. `internal` is empty where no trace is at hand.
public record TxFacts(
    Hash256 hash,
    int type,
    EvmAddress from,
    @Nullable EvmAddress to,
    Uint256 value,
    Success success,
    Uint256 fee,
    List<EvmLog> logs,
    List<InternalMove> internal) {}

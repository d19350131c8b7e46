package org.entente.trace.pool;

import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// A coin put into a pool.
///
/// @param pool its name: the contract, or what the file calls it
/// @param time Unix seconds
/// @param leaf its place among the pool's deposits
/// @param from who sent the transaction; null where not told
/// @param gasPrice wei; null where not told
public record PoolDeposit(
    String pool,
    long block,
    long time,
    Hash256 transaction,
    int leaf,
    @Nullable EvmAddress from,
    @Nullable Uint256 gasPrice) {}

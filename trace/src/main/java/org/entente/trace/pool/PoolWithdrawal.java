package org.entente.trace.pool;

import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// A coin taken out of a pool.
///
/// @param time Unix seconds; of an event without one, that of the deposits around it
/// @param nullifier unique: no coin is taken out twice
/// @param to who got it
/// @param fee what the relayer kept, smallest units: 0 where the recipient, or a friend, paid the
///     gas itself, which is the first weak spot
/// @param from who sent the transaction; null where not told
/// @param gasPrice wei; null where not told
public record PoolWithdrawal(
    String pool,
    long block,
    long time,
    Hash256 transaction,
    Hash256 nullifier,
    EvmAddress to,
    Uint256 fee,
    @Nullable EvmAddress from,
    @Nullable Uint256 gasPrice) {
  public boolean isRelayed() {
    return !fee.isZero();
  }
}

package org.entente.chain.evm;

import org.entente.base.Hash256;
import org.entente.base.Uint256;

/// What orders a block among others, known before it is read. `parent` and `hash` may be
/// [EvmBlock#UNKNOWN_HASH] where tables leave them out; then `number` alone orders.
public record EvmHeader(Hash256 hash, Hash256 parent, long number, long time, Uint256 difficulty) {}

/// What a block moves: one rule for every reader, so that the same transaction means the same
/// transfers whether it came as RLP, as JSON or in a table.
///
/// [Transfers] puts a transaction's together from its [TxFacts]; [TokenLogs] knows the events of
/// tokens, [WrappedNatives] the contracts whose deposits and withdrawals mint and burn,
/// [BlobPrice] and [Rewards] the rules of the protocol that no block spells out.
@NullMarked
package org.entente.chain.evm.transfer;

import org.jspecify.annotations.NullMarked;

/// The ledger of an EVM chain as the other parts see it: an [AccountView] to read, an [EvmBlock]
/// to feed it. Bitcoin keeps outputs, these chains keep balances; so what is stored here are
/// [Transfer]s between accounts, whatever caused them.
@NullMarked
package org.entente.chain.evm;

import org.jspecify.annotations.NullMarked;

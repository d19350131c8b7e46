/// Histories of an EVM chain out of nothing: as large as wanted, the same for the same settings,
/// with hubs that a large share of all transfers touch. For measuring; nothing here looks like a
/// real theft.
@NullMarked
package org.entente.chain.evm.generate;

import org.jspecify.annotations.NullMarked;

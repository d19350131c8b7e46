/// A ledger of accounts in plain collections: small, slow, obviously right. What the others are
/// tested against.
@NullMarked
package org.entente.chain.evm.memory;

import org.jspecify.annotations.NullMarked;

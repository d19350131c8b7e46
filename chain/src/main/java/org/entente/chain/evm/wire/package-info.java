/// Blocks of EVM chains in the form their hashes are made of: RLP, and the records that it encodes.
@NullMarked
package org.entente.chain.evm.wire;

import org.jspecify.annotations.NullMarked;

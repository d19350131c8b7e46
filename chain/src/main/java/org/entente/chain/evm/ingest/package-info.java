/// Brings a store of accounts up to what it and any sources of blocks hold together.
@NullMarked
package org.entente.chain.evm.ingest;

import org.jspecify.annotations.NullMarked;

/// The ledger as the other parts see it: a [ChainView] to read, a [Block] to feed it.
@NullMarked
package org.entente.chain;

import org.jspecify.annotations.NullMarked;

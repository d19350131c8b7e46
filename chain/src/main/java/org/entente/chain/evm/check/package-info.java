/// The rules that a block of an EVM chain must fulfil by itself: what is named by a hash has that
/// hash. What breaks one is a [org.entente.chain.BrokenRule].
@NullMarked
package org.entente.chain.evm.check;

import org.jspecify.annotations.NullMarked;

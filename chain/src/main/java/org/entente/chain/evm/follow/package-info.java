/// An account store that follows its chain.
@NullMarked
package org.entente.chain.evm.follow;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.chain.evm.store1;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.chain.evm.transfer;

import org.jspecify.annotations.NullMarked;

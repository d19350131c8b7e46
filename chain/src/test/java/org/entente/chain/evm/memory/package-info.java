@NullMarked
package org.entente.chain.evm.memory;

import org.jspecify.annotations.NullMarked;

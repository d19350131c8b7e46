@NullMarked
package org.entente.chain.evm.wire;

import org.jspecify.annotations.NullMarked;

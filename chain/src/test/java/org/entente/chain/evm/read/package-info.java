@NullMarked
package org.entente.chain.evm.read;

import org.jspecify.annotations.NullMarked;

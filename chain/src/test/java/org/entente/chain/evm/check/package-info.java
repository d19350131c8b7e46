@NullMarked
package org.entente.chain.evm.check;

import org.jspecify.annotations.NullMarked;

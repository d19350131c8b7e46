@NullMarked
package org.entente.chain.evm;

import org.jspecify.annotations.NullMarked;

@org.jspecify.annotations.NullMarked
package org.entente.chain.evm.trace;

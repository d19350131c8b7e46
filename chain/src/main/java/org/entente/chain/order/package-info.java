/// Which blocks make up the chain, and in which order: from headers alone, before any is parsed.
@NullMarked
package org.entente.chain.order;

import org.jspecify.annotations.NullMarked;

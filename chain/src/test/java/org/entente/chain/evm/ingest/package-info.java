@NullMarked
package org.entente.chain.evm.ingest;

import org.jspecify.annotations.NullMarked;

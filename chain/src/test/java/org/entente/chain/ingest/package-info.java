@NullMarked
package org.entente.chain.ingest;

import org.jspecify.annotations.NullMarked;

/// From files to a store: finds blocks, puts them in order, checks them, appends them, and takes
/// up where it stopped.
@NullMarked
package org.entente.chain.ingest;

import org.jspecify.annotations.NullMarked;

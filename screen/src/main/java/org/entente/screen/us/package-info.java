/// The lists of the US Treasury's OFAC, in the five forms in which it publishes them, and plain
/// files of crypto addresses taken from them.
@NullMarked
package org.entente.screen.us;

import org.jspecify.annotations.NullMarked;

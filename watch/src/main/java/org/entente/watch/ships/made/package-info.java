/// Synthetic ships and the truth about them, to measure the rules by. Nothing here is real.
@NullMarked
package org.entente.watch.ships.made;

import org.jspecify.annotations.NullMarked;

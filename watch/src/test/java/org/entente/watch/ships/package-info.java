@NullMarked
package org.entente.watch.ships;

import org.jspecify.annotations.NullMarked;

/// Is this ship on a list? The hull's number decides, names change; what disagrees is told.
@NullMarked
package org.entente.screen.ship;

import org.jspecify.annotations.NullMarked;

/// Is this name, ship or wallet on a partner's list, on whose, since when, and why do we think so?
@NullMarked
package org.entente.screen;

import org.jspecify.annotations.NullMarked;

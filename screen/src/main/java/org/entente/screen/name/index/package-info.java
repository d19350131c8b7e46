/// Many names, searched in microseconds, with nothing above the bar lost.
@NullMarked
package org.entente.screen.name.index;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.screen.ship;

import org.jspecify.annotations.NullMarked;

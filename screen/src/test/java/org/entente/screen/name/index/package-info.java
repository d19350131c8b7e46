@NullMarked
package org.entente.screen.name.index;

import org.jspecify.annotations.NullMarked;

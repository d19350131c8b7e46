@NullMarked
package org.entente.screen.name.treasury;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.screen;

import org.jspecify.annotations.NullMarked;

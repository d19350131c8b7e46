@NullMarked
package org.entente.screen.name;

import org.jspecify.annotations.NullMarked;

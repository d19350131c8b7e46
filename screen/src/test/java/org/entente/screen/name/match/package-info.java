@NullMarked
package org.entente.screen.name.match;

import org.jspecify.annotations.NullMarked;

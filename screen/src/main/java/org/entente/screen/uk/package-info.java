/// The United Kingdom's lists, the present and the closed one.
@NullMarked
package org.entente.screen.uk;

import org.jspecify.annotations.NullMarked;

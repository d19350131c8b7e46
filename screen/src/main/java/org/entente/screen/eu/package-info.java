/// The European Union's consolidated list.
@NullMarked
package org.entente.screen.eu;

import org.jspecify.annotations.NullMarked;

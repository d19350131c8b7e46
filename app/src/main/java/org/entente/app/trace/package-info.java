/// The command that follows the money.
@NullMarked
package org.entente.app.trace;

import org.jspecify.annotations.NullMarked;

/// `entente labels`: who stands behind addresses, imported, shown, handed on.
@NullMarked
package org.entente.app.label;

import org.jspecify.annotations.NullMarked;

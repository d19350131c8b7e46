/// Made events of pools whose truth is known: whose deposit each withdrawal took out.
@NullMarked
package org.entente.trace.pool.made;

import org.jspecify.annotations.NullMarked;

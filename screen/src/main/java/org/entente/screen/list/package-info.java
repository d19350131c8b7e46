/// The lists: what each is and where it comes from, what came in, what is kept, what changed.
@NullMarked
package org.entente.screen.list;

import org.jspecify.annotations.NullMarked;

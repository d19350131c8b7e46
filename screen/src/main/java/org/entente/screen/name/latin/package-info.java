/// Words in Latin letters: folded over spelling habits, parted into names, titles, particles, legal
/// forms and numbers, and compared by typing errors.
@NullMarked
package org.entente.screen.name.latin;

import org.jspecify.annotations.NullMarked;

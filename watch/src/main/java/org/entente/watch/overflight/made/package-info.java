/// Made histories of element sets, for measuring how often a manoeuvre is told rightly.
@NullMarked
package org.entente.watch.overflight.made;

import org.jspecify.annotations.NullMarked;

/// What the US Treasury's public search would show for a name. Its method isn't documented; this
/// is the one that others found by asking it and that we could confirm on the scores at hand. It
/// stands beside our own score, never in its place: it knows no script but Latin, gives the same
/// 100 to five people for `KIM JONG UN`, and says nothing about why.
@NullMarked
package org.entente.screen.name.treasury;

import org.jspecify.annotations.NullMarked;

/// What ships do and call themselves that does not fit: tracks cut before gaps, what happened on
/// them, and identities that contradict themselves.
///
/// Everything found names its rule, its inputs and the innocent explanation; "unsure" is an answer.
/// Nothing here predicts where a ship will be.
@NullMarked
package org.entente.watch.ships;

import org.jspecify.annotations.NullMarked;

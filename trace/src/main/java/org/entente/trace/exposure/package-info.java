/// How much of an address's money came from, or went to, whom: the question of who must decide on
/// a deposit in a second.
///
/// [org.entente.trace.exposure.ExposureWalk] goes from the coins of an address, by haircut, the
/// largest amounts first, to those who have names ([org.entente.trace.exposure.Names]), within a
/// budget that bounds its time; what it did not get to is told as such
/// ([org.entente.trace.exposure.Rest]). Sums are exact: what was found and what is left make up
/// the total to the unit.
@NullMarked
package org.entente.trace.exposure;

import org.jspecify.annotations.NullMarked;

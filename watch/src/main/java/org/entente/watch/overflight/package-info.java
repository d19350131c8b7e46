/// When may a satellite see my site? Element sets in, states by SGP4, passes over declared sites
/// out.
///
/// Time inside is minutes from an element set's epoch, or a Julian date kept as day and fraction,
/// for one double would lose 40 microseconds. Distances are kilometres, angles radians inside and
/// degrees at the edge.
@NullMarked
package org.entente.watch.overflight;

import org.jspecify.annotations.NullMarked;

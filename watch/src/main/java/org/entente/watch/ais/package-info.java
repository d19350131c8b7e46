/// What ships say of themselves: AIVDM and AIVDO sentences of ITU-R M.1371 read from any bytes,
/// joined where they are parts, and taken apart to fields named as gpsd names them.
///
/// Nothing that a radio hears stops the reading: what can't be read is listed with its line.
@NullMarked
package org.entente.watch.ais;

import org.jspecify.annotations.NullMarked;

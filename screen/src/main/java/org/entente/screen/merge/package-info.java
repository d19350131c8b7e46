/// The same target on several lists: joined on strong evidence only, each join explained and
/// reversible, no list's word replaced by another's; and what follows from it, who lists it and
/// who does not.
@NullMarked
package org.entente.screen.merge;

import org.jspecify.annotations.NullMarked;

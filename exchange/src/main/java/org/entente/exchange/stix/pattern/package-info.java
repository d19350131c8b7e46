/// STIX patterns (2.1, part 9): read, and matched over observations.
///
/// A pattern asks for observations: `[…]` tests the objects of one; `AND`, `OR` and `FOLLOWEDBY`
/// join several; qualifiers bound them in time or number. Each `[…]` takes an observation of its
/// own, so a match is a fair sharing-out, not a set of truths: three expressions never match one
/// observation that was made once.
@NullMarked
package org.entente.exchange.stix.pattern;

import org.jspecify.annotations.NullMarked;

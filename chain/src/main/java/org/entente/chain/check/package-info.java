/// What one block by itself must satisfy: proof of work, merkle root, witness commitment, height,
/// values, shape. Pure functions and small reusable checkers; all of them throw
/// [org.entente.chain.BrokenRule].
///
/// Not checked, because a folder of blocks is often an excerpt: that the bits follow the
/// difficulty adjustment of the blocks before, timestamps, scripts and signatures, and the number
/// of signature operations. Whoever forges a chain without these must still spend the proof of
/// work that each header claims.
@NullMarked
package org.entente.chain.check;

import org.jspecify.annotations.NullMarked;

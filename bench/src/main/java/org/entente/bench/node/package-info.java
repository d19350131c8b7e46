/// A node under load: how much it takes and gives, by how many at once, and what a step costs
/// when there is much of everything already.
@NullMarked
package org.entente.bench.node;

import org.jspecify.annotations.NullMarked;

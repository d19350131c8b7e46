/// Keeps stores at the heads of their chains while the process runs: which nodes, how often, what
/// is told of it.
@NullMarked
package org.entente.app.follow;

import org.jspecify.annotations.NullMarked;

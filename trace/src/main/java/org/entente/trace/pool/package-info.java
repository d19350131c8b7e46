/// Pools of fixed amounts (Tornado Cash and its copies): who may have taken out what whose deposit
/// put in.
///
/// A pool breaks the link between deposit and withdrawal by proof; what betrays its users is how
/// they use it. Each rule here is published; each gives a hypothesis with its probability and the
/// number of deposits that could be meant instead. None is a fact.
@NullMarked
package org.entente.trace.pool;

import org.jspecify.annotations.NullMarked;

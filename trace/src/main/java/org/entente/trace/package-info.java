/// Where did the money go, where did it come from: five exact taint methods over a ledger.
///
/// Ask with a [org.entente.trace.TraceQuestion], let [org.entente.trace.Tracer] walk, read the
/// [org.entente.trace.Trace]. Everything else here is how the walk works.
///
/// **The walk.** Taint lies on outputs. An output's taint is a sorted list of disjoint segments
/// `[from, to)` of its units; methods that know no single units (haircut, poison, tiho) use one
/// segment `[0, amount)`. Waiting outputs lie in a [Frontier]; the transactions that spend them
/// are taken from a [TxQueue] in ledger order, so that each is met once, when all that flows into
/// it has arrived. A [Transfer] lays the tainted segments of a transaction's inputs end to end
/// and a [Rule] deals them to its outputs. Backwards the roles are swapped: outputs are laid end
/// to end and dealt to the inputs, which for fifo and lifo is the exact inverse.
@NullMarked
package org.entente.trace;

import org.jspecify.annotations.NullMarked;

/// Call traces: what contracts did inside of transactions, as nodes tell it when they run them
/// again. Nothing in a block commits to them; but only they show the native value that contracts
/// move.
///
/// Nodes speak two languages: trees of frames (`callTracer`) and flat lists with a place each
/// (`trace_block`, ethereum-etl). Both become [CallSteps], the moves of one transaction in the
/// order in which they took effect.
@NullMarked
package org.entente.chain.evm.trace;

import org.jspecify.annotations.NullMarked;

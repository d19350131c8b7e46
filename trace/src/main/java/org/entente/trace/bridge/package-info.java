/// What bridges say on each side, and what links the sides.
///
/// Stolen value leaves a chain by a deposit into a bridge and comes out of it elsewhere, in
/// another asset and from another address. A decoder for each protocol reads both events into a
/// [BridgeLeg]; those that name an id are linked by it, those that don't are compared by address,
/// amount and time, and every candidate is shown with its probability.
@NullMarked
package org.entente.trace.bridge;

import org.jspecify.annotations.NullMarked;

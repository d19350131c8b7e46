/// One trace across several ledgers, over the bridges between them.
///
/// Each ledger is walked by its own engine, which stops where taint enters a bridge. The share of
/// a deposit that is tainted becomes the same share of what comes out on the other side, where it
/// is a start like any other; so the ledgers are walked again until nothing changes any more.
/// Sums are right ledger by ledger and crossing by crossing.
@NullMarked
package org.entente.trace.across;

import org.jspecify.annotations.NullMarked;

/// The spend graph of one ledger, walked by Entente and by others.
///
/// An edge leads from a transaction to the one that spends an output of it; each spent output is
/// one edge. Every peer gets the same file of edges and the same starts, and runs in a process of
/// its own, so that none pays for another's garbage and one that hangs can be ended. A time
/// counts only where count and checksum of the reached transactions equal Entente's.
@NullMarked
package org.entente.bench.peer;

import org.jspecify.annotations.NullMarked;

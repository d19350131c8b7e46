/// Signed, append-only logs in the forms of C2SP (tlog-tiles, tlog-checkpoint, signed-note,
/// tlog-cosignature): a Merkle tree of RFC 6962 whose head is signed, so that whoever rewrites
/// history proves it against himself. Nothing here opens a file or a connection but [LogFolder].
@NullMarked
package org.entente.exchange.log;

import org.jspecify.annotations.NullMarked;

/// Keeps a ledger at the head of its chain, as nodes tell it: what to ask, when to roll back, whom
/// to believe. Nothing here opens a connection; who does hands in
/// [org.entente.chain.follow.ChainNode]s.
@NullMarked
package org.entente.chain.follow;

import org.jspecify.annotations.NullMarked;

/// Which addresses of a ledger of outputs belong together, and why: coins spent together,
/// change, peel chains.
///
/// [org.entente.trace.cluster.Clusters] is the way in. It reads a ledger forwards, transaction by
/// transaction, and unites the scripts whose coins are spent together in a
/// [org.entente.trace.cluster.Forest]; what a guard calls a CoinJoin
/// ([org.entente.trace.cluster.TxGuard]) unites nothing, and two owners that are known to differ
/// ([org.entente.trace.cluster.Owners]) are never united but told. Each union remembers its
/// transaction, so that every answer can be had as of any block, taken back when blocks are taken
/// back, and explained.
@NullMarked
package org.entente.trace.cluster;

import org.jspecify.annotations.NullMarked;

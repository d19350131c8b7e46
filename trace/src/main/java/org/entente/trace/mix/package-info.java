/// CoinJoins: which transactions join coins of several owners, how sure that is, and why.
///
/// Every rule answers with evidence in decibans (ten times the decimal logarithm of odds), so that
/// a person can add up by hand what led to a probability. Nothing here knows a ledger but
/// [ChainMixes]; the rules take a transaction as it stands.
@NullMarked
package org.entente.trace.mix;

import org.jspecify.annotations.NullMarked;

/// Cases in STIX, there and back without loss.
///
/// The opening is an incident; evidence an observed-data with an artifact of its exact bytes and
/// the wallets and transactions it names; judgements are opinions; links and corrections are
/// relationships; all else is notes. What no public property says exactly stands in an extension
/// of ours.
///
/// Ids are made of what an object says, never of its number in the case: who gets some entries
/// can't tell how many there are.
@NullMarked
package org.entente.exchange.stix.cases;

import org.jspecify.annotations.NullMarked;

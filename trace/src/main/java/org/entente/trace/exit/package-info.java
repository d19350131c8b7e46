/// Where followed money can still be stopped, by whom, and where first. Each end of a trace is
/// classed by labels, by the issuer of its token and by what the ledger says of freezes, and ranked
/// by amount, chance and time left; every factor names where it comes from.
@NullMarked
package org.entente.trace.exit;

import org.jspecify.annotations.NullMarked;

/// Reads what contracts log, by the declaration of the event (Contract ABI specification of
/// Solidity 0.8, "Events" and "Formal Specification of the Encoding").
///
/// Anybody may deploy a contract that logs anything under any event's topic. So nothing here
/// trusts a length or an offset, and a log that does not have the declared shape is a
/// [MalformedLog], not a value made up from what was there.
@NullMarked
package org.entente.chain.abi;

import org.jspecify.annotations.NullMarked;

/// Who stands behind an address, by whose word. A label is a claim about an address, a transaction
/// or an actor: it keeps its source, its author, its confidence and the days on which it was known
/// and taken back. Nothing is ever overwritten; what is believed on a day is judged when asked.
@NullMarked
package org.entente.trace.label;

import org.jspecify.annotations.NullMarked;

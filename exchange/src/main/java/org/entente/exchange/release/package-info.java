/// What may leave, to whom, and why not: markings become one label, a pure function decides by
/// it, and what would hang in the air without its withheld parts stays, too. Deny by default.
@NullMarked
package org.entente.exchange.release;

import org.jspecify.annotations.NullMarked;

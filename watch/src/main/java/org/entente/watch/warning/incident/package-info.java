/// One event, several senders: their reports side by side, with what they agree and disagree on.
/// Nothing is averaged, and no sender ends another's alert.
@NullMarked
package org.entente.watch.warning.incident;

import org.jspecify.annotations.NullMarked;

/// The keys of a node as they change: signed statements that one key follows on another or is not
/// to be believed any more, receipts for them, and the keys that a node itself signs with.
/// Nothing here opens a file or a connection.
@NullMarked
package org.entente.exchange.key;

import org.jspecify.annotations.NullMarked;

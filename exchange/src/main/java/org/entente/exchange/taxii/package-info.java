/// TAXII 2.1 as a function: a request and a store in, an answer out. Knows nothing of sockets, so
/// that each obligation of the standard can be asked in a table.
@NullMarked
package org.entente.exchange.taxii;

import org.jspecify.annotations.NullMarked;

/// What two nodes both work on, and nothing else: an oblivious pseudorandom function over
/// ristretto255 (RFC 9496, RFC 9497) and the rounds of two nodes that use it.
@NullMarked
package org.entente.exchange.overlap;

import org.jspecify.annotations.NullMarked;

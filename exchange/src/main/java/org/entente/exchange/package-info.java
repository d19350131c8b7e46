/// What partners tell each other, in words that any tool of the trade understands: STIX 2.1.
@NullMarked
package org.entente.exchange;

import org.jspecify.annotations.NullMarked;

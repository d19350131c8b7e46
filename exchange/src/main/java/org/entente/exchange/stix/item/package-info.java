/// Objects of STIX by their types, over the JSON they came with: a record names what it is, and
/// everything it holds, known to us or not, stays in it.
@NullMarked
package org.entente.exchange.stix.item;

import org.jspecify.annotations.NullMarked;

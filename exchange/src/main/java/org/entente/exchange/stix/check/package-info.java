/// Whether STIX content keeps the rules of the standard.
///
/// Three layers: properties and the rules between them, read from one table (`types.txt` beside
/// this package); rules that no table can say, one class a subject; rules between objects of one
/// file. What the standard demands is an error, what it recommends a warning.
@NullMarked
package org.entente.exchange.stix.check;

import org.jspecify.annotations.NullMarked;

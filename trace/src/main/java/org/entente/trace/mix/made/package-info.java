/// Made transactions whose truth is known: rounds of every kind of mix with the owner of each
/// coin, and ordinary ones, among them those that look most like a mix. Real rounds with known
/// owners hardly exist; rules that can be wrong are measured on these too. Written from what is
/// published about the protocols, not from the rules that are measured.
@NullMarked
package org.entente.trace.mix.made;

import org.jspecify.annotations.NullMarked;

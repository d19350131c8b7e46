/// Addresses of every chain that lists and labels name, in one normal form: what the checksum and
/// the version in the text say, not what a list calls the coin. Two texts are the same address if
/// their keys are equal; one hash in two forms is a separate, weaker relation.
@NullMarked
package org.entente.base.address;

import org.jspecify.annotations.NullMarked;

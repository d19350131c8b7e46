/// Lists that are published as documents: what stands in their tables, whatever the program that
/// wrote them. Documents come from outside; sizes are bounded, and a damaged one is an error.
@NullMarked
package org.entente.screen.document;

import org.jspecify.annotations.NullMarked;

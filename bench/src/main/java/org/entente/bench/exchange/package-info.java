/// What nodes tell each other: how many entries a log takes durably, how soon a partner has what
/// was released, what proofs and comparisons cost.
@NullMarked
package org.entente.bench.exchange;

import org.jspecify.annotations.NullMarked;

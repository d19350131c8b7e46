/// Whether stolen money moves as it did after thefts attributed to North Korea: a score whose every
/// point names a pattern, its public source and the transactions that show it.
@NullMarked
package org.entente.trace.typology;

import org.jspecify.annotations.NullMarked;

/// Long work that people ask of a node, as it is kept.
@NullMarked
package org.entente.exchange.job;

import org.jspecify.annotations.NullMarked;

/// Measures Entente, alone and beside others, and writes down what came out.
@NullMarked
package org.entente.bench;

import org.jspecify.annotations.NullMarked;

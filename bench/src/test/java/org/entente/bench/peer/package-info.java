@NullMarked
package org.entente.bench.peer;

import org.jspecify.annotations.NullMarked;

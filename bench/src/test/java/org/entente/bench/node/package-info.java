@NullMarked
package org.entente.bench.node;

import org.jspecify.annotations.NullMarked;

/// What Entente does alone: parse, import, scan, trace; and the space it takes.
@NullMarked
package org.entente.bench.own;

import org.jspecify.annotations.NullMarked;

/// Names against lists: how fast, how much is found, and how others do on the same names.
@NullMarked
package org.entente.bench.screen;

import org.jspecify.annotations.NullMarked;

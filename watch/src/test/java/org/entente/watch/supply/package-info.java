@NullMarked
package org.entente.watch.supply;

import org.jspecify.annotations.NullMarked;

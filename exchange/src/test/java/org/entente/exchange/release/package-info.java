@NullMarked
package org.entente.exchange.release;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.exchange.key;

import org.jspecify.annotations.NullMarked;

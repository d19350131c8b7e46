@NullMarked
package org.entente.exchange.store;

import org.jspecify.annotations.NullMarked;

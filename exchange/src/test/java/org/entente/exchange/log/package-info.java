@NullMarked
package org.entente.exchange.log;

import org.jspecify.annotations.NullMarked;

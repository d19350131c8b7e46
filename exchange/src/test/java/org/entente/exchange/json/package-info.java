@NullMarked
package org.entente.exchange.json;

import org.jspecify.annotations.NullMarked;

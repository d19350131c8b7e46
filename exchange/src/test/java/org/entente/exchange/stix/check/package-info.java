@NullMarked
package org.entente.exchange.stix.check;

import org.jspecify.annotations.NullMarked;

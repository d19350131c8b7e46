@NullMarked
package org.entente.exchange.stix;

import org.jspecify.annotations.NullMarked;

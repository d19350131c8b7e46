@NullMarked
package org.entente.exchange.stix.crypto;

import org.jspecify.annotations.NullMarked;

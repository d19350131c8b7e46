@NullMarked
package org.entente.exchange.stix.intake;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.exchange.stix.pattern;

import org.jspecify.annotations.NullMarked;

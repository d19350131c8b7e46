@NullMarked
package org.entente.exchange.stix.cases;

import org.jspecify.annotations.NullMarked;

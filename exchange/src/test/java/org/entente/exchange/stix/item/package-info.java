@NullMarked
package org.entente.exchange.stix.item;

import org.jspecify.annotations.NullMarked;

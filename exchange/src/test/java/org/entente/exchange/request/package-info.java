@NullMarked
package org.entente.exchange.request;

import org.jspecify.annotations.NullMarked;

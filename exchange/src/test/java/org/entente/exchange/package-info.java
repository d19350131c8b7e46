@NullMarked
package org.entente.exchange;

import org.jspecify.annotations.NullMarked;

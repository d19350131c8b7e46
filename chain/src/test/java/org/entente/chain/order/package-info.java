@NullMarked
package org.entente.chain.order;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.chain.store1;

import org.jspecify.annotations.NullMarked;

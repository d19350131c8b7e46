@NullMarked
package org.entente.chain.column1;

import org.jspecify.annotations.NullMarked;

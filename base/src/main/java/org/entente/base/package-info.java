/// Values every part speaks: hashes, networks, amounts, and the one way to say that input is bad.
@NullMarked
package org.entente.base;

import org.jspecify.annotations.NullMarked;

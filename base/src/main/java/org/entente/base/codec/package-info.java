/// How values are written: hashes and the text forms of addresses.
@NullMarked
package org.entente.base.codec;

import org.jspecify.annotations.NullMarked;

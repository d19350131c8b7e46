/// `entente exposure`: whose money an address had, and who got it.
@NullMarked
package org.entente.app.exposure;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.screen.wallet;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.watch.coincidence;

import org.jspecify.annotations.NullMarked;

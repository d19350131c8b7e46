@NullMarked
package org.entente.watch.warning;

import org.jspecify.annotations.NullMarked;

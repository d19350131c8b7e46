@NullMarked
package org.entente.watch.warning.incident;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.watch.warning.make;

import org.jspecify.annotations.NullMarked;

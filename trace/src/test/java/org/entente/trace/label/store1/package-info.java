@NullMarked
package org.entente.trace.label.store1;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.entente.trace.label.read;

import org.jspecify.annotations.NullMarked;

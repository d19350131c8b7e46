@NullMarked
package org.entente.trace.label;

import org.jspecify.annotations.NullMarked;
